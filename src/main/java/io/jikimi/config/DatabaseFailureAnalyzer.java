package io.jikimi.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Says which database it was that could not be opened, and what to do about it. */
class DatabaseFailureAnalyzer implements FailureAnalyzer, Ordered {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return OperatorMistakes.behind(failure, database())
                .map(no -> new FailureAnalysis(no.getMessage(), no.remedy(), failure))
                .orElse(null);
    }

    // What follows the name are options, and in them could be a password.
    private String database() {
        return environment
                .getProperty("spring.datasource.url", "the database")
                .replaceFirst("[?;].*", "");
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
