package io.jikimi.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Tells an operator on standard error why Jikimi did not start, instead of a stack trace. */
class FailureReport implements SpringBootExceptionReporter, Ordered {

    private final @Nullable ConfigurableApplicationContext context;

    FailureReport(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        var mistake = OperatorMistakes.behind(failure, database());
        mistake.ifPresent(no -> System.err.println(ProblemReport.of(no.problems())));
        return mistake.isPresent();
    }

    // What follows the name are options, and in them could be a password.
    private String database() {
        return context == null
                ? "the database"
                : context.getEnvironment()
                        .getProperty("spring.datasource.url", "the database")
                        .replaceFirst("[?;].*", "");
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
