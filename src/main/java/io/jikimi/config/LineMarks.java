package io.jikimi.config;

import ch.qos.logback.classic.spi.ILoggingEvent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What marks a line of the log, by the names under which collectors look for it. */
public final class LineMarks {

    /** The trace that the line belongs to. */
    public static final String TRACE = "trace.id";

    /** The step of that trace. */
    public static final String SPAN = "span.id";

    private static final Map<String, String> NAMES =
            Map.of(
                    "errorId",
                    "error.id",
                    "traceId",
                    TRACE,
                    "spanId",
                    SPAN,
                    "jda.shard.id",
                    "shard");
    private static final List<String> LEFT_OUT = List.of("jda.shard", "jda.shard.total");

    private LineMarks() {}

    /** Every mark of a line; where two have one name, the first counts. */
    public static Map<String, String> of(ILoggingEvent line) {
        var marks = new LinkedHashMap<String, String>();
        line.getMDCPropertyMap()
                .forEach(
                        (name, value) -> {
                            if (!LEFT_OUT.contains(name) && value != null) {
                                marks.putIfAbsent(NAMES.getOrDefault(name, name), value);
                            }
                        });
        return marks;
    }
}
