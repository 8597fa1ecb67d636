package io.jikimi.config;

import ch.qos.logback.classic.spi.ILoggingEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

import java.util.List;
import java.util.Map;

/** Gives what marks a line the names under which collectors look for it. */
final class LogFields implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final Map<String, String> NAMES =
            Map.of(
                    "errorId", "error.id",
                    "traceId", "trace.id",
                    "spanId", "span.id",
                    "_errorId", "_error_id",
                    "_traceId", "_trace_id",
                    "_spanId", "_span_id");

    private static final List<String> OF_THE_PROCESS = List.of("instance", "release");

    private static @Nullable String property(Object event, String name) {
        return event instanceof ILoggingEvent line
                ? line.getLoggerContextVO().getPropertyMap().get(name)
                : null;
    }

    @Override
    public void customize(Members<Object> members) {
        OF_THE_PROCESS.forEach(
                name -> members.add(name, event -> property(event, name)).whenNotNull());
        members.applyingNameProcessor((path, name) -> NAMES.getOrDefault(name, name));
    }
}
