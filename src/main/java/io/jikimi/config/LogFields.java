package io.jikimi.config;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

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

    @Override
    public void customize(Members<Object> members) {
        members.applyingNameProcessor((path, name) -> NAMES.getOrDefault(name, name));
    }
}
