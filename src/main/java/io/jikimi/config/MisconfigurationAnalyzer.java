package io.jikimi.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;

/** Shows an operator's mistake as a problem and its remedy instead of a stack trace. */
class MisconfigurationAnalyzer implements FailureAnalyzer, Ordered {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return OperatorMistakes.behind(failure)
                .map(no -> new FailureAnalysis(no.getMessage(), no.remedy(), failure))
                .orElse(null);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }
}
