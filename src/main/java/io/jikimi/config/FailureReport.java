package io.jikimi.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

import java.util.Optional;

/** Tells an operator on standard error why Jikimi did not start, instead of a stack trace. */
class FailureReport implements SpringBootExceptionReporter, Ordered {

    private static final String URL = "spring.datasource.url";

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

    private UnopenedDatabase database() {
        return Optional.ofNullable(context)
                .flatMap(started -> new Settings(started.getEnvironment()).value(URL))
                .map(url -> new UnopenedDatabase(DatabaseAddress.shown(url.text()), url.place()))
                .orElse(OperatorMistakes.DATABASE);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
