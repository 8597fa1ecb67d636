package io.jikimi.telemetry;

import io.micrometer.registry.otlp.ExemplarContextProvider;
import io.micrometer.registry.otlp.OtlpExemplarContext;
import io.opentelemetry.api.trace.Span;
import io.prometheus.metrics.tracer.common.SpanContext;

import org.jspecify.annotations.Nullable;

/** Names the trace in which something was measured, as an example of what a number counts. */
final class CurrentTrace implements SpanContext, ExemplarContextProvider {

    @Override
    public @Nullable String getCurrentTraceId() {
        var here = Span.current().getSpanContext();
        return here.isValid() ? here.getTraceId() : null;
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        var here = Span.current().getSpanContext();
        return here.isValid() ? here.getSpanId() : null;
    }

    @Override
    public boolean isCurrentSpanSampled() {
        return Span.current().getSpanContext().isSampled();
    }

    @Override
    public void markCurrentSpanAsExemplar() {
        Span.current().setAttribute(EXEMPLAR_ATTRIBUTE_NAME, EXEMPLAR_ATTRIBUTE_VALUE);
    }

    @Override
    public @Nullable OtlpExemplarContext getExemplarContext() {
        var here = Span.current().getSpanContext();
        return here.isSampled()
                ? new OtlpExemplarContext(here.getTraceId(), here.getSpanId())
                : null;
    }
}
