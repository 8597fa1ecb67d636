package io.jikimi.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Follows events on their way through the bot: which step took how long, and how it ended. There is
 * one only where traces are sent. What people write belongs into no step.
 */
public final class Spans {

    private static final String TRACE = "traceId";
    private static final String SPAN = "spanId";

    private final Tracer tracer;

    Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A step that nothing of ours has led to. */
    public Step first(String name) {
        return new Step(
                tracer.spanBuilder(name).setNoParent().setSpanKind(SpanKind.CONSUMER).startSpan());
    }

    /** A step of what this thread is doing. */
    public Step step(String name) {
        return new Step(tracer.spanBuilder(name).startSpan());
    }

    /** Where this thread is, for what it has another thread ask of others. */
    public Origin here() {
        return new Origin(Context.current());
    }

    /** Says that what this thread is doing did not end well. */
    public void failHere(Throwable failure) {
        fail(Span.current(), failure.getClass().getName());
    }

    // Only what kind of failure: its message may hold anything.
    private static void fail(Span span, String kind) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", kind);
    }

    /** A place in a trace. */
    public final class Origin {

        private final Context context;

        private Origin(Context context) {
            this.context = context;
        }

        boolean isTraced() {
            return Span.fromContext(context).getSpanContext().isValid();
        }

        /** A step in which somebody else is asked. */
        public Step ask(String name) {
            return new Step(
                    tracer.spanBuilder(name)
                            .setParent(context)
                            .setSpanKind(SpanKind.CLIENT)
                            .startSpan());
        }
    }

    /** One step on the way. */
    public static final class Step {

        private final Span span;

        private Step(Span span) {
            this.span = span;
        }

        public Step with(String name, String value) {
            span.setAttribute(name, value);
            return this;
        }

        public Step with(String name, long value) {
            span.setAttribute(name, value);
            return this;
        }

        public void fail(String kind) {
            Spans.fail(span, kind);
        }

        public void end() {
            span.end();
        }

        /** From now on this thread is at this step, and its log lines say so. */
        public Entered enter() {
            return new Entered(span, false);
        }

        /** The same; the step is over when the thread leaves it. */
        public Entered enterUntilEnd() {
            return new Entered(span, true);
        }
    }

    /** A step that this thread is at. */
    public static final class Entered implements AutoCloseable {

        private final Span span;
        private final boolean ends;
        private final Scope scope;
        private final @Nullable String traceBefore = MDC.get(TRACE);
        private final @Nullable String spanBefore = MDC.get(SPAN);

        private Entered(Span span, boolean ends) {
            this.span = span;
            this.ends = ends;
            this.scope = span.makeCurrent();
            mark(span.getSpanContext().getTraceId(), span.getSpanContext().getSpanId());
        }

        @Override
        public void close() {
            scope.close();
            mark(traceBefore, spanBefore);
            if (ends) {
                span.end();
            }
        }

        private static void mark(@Nullable String trace, @Nullable String span) {
            if (trace == null || span == null) {
                MDC.remove(TRACE);
                MDC.remove(SPAN);
            } else {
                MDC.put(TRACE, trace);
                MDC.put(SPAN, span);
            }
        }
    }
}
