package io.jikimi.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

import io.jikimi.config.LineMarks;
import io.jikimi.config.Scrubber;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** Hands lines of the log to OpenTelemetry, without the secrets in them. */
final class LogLines extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int LONGEST = 6144;
    private static final int FRAMES = 40;

    /** What sending a line writes would be sent as a line. */
    private static final List<String> SENDERS =
            List.of("io.opentelemetry.", "io.micrometer.registry.otlp.", "okhttp3.");

    private final LoggerProvider logs;
    private final Scrubber scrubber;

    // What is cut off is the least telling.
    private final RootCauseFirstThrowableProxyConverter traces =
            new RootCauseFirstThrowableProxyConverter();

    LogLines(LoggerProvider logs, Scrubber scrubber) {
        this.logs = logs;
        this.scrubber = scrubber;
    }

    @Override
    public void start() {
        traces.setOptionList(List.of(String.valueOf(FRAMES)));
        traces.start();
        super.start();
    }

    @Override
    protected void append(ILoggingEvent line) {
        if (SENDERS.stream().anyMatch(line.getLoggerName()::startsWith)) {
            return;
        }
        var marks = LineMarks.of(line);
        var record =
                logs.get(line.getLoggerName())
                        .logRecordBuilder()
                        .setTimestamp(line.getInstant())
                        .setSeverity(severity(line.getLevel()))
                        .setSeverityText(line.getLevel().toString())
                        .setBody(clean(Objects.toString(line.getFormattedMessage(), "")))
                        .setContext(
                                context(
                                        marks.remove(LineMarks.TRACE),
                                        marks.remove(LineMarks.SPAN)))
                        .setAttribute("thread.name", line.getThreadName());
        marks.forEach((name, value) -> record.setAttribute(name, clean(value)));
        if (line.getThrowableProxy() != null) {
            var failure = line.getThrowableProxy();
            record.setAttribute("exception.type", failure.getClassName())
                    .setAttribute(
                            "exception.message", clean(Objects.toString(failure.getMessage(), "")))
                    .setAttribute("exception.stacktrace", clean(traces.convert(line)));
        }
        record.emit();
    }

    // In this order: half a secret would not be recognised.
    private String clean(String text) {
        var scrubbed = scrubber.scrub(text);
        return scrubbed.length() > LONGEST ? scrubbed.substring(0, LONGEST) + "…" : scrubbed;
    }

    // The line was written on another thread.
    private static Context context(@Nullable String trace, @Nullable String span) {
        return trace == null || span == null
                ? Context.root()
                : Context.root()
                        .with(
                                Span.wrap(
                                        SpanContext.create(
                                                trace,
                                                span,
                                                TraceFlags.getSampled(),
                                                TraceState.getDefault())));
    }

    private static Severity severity(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> Severity.ERROR;
            case Level.WARN_INT -> Severity.WARN;
            case Level.INFO_INT -> Severity.INFO;
            case Level.DEBUG_INT -> Severity.DEBUG;
            default -> Severity.TRACE;
        };
    }
}
