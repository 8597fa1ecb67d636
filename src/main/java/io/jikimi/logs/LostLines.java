package io.jikimi.logs;

import ch.qos.logback.classic.Level;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Counts lines of the log that nobody will read. */
final class LostLines {

    static final List<Level> LEVELS =
            List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE);

    private final List<LongAdder> counts = LEVELS.stream().map(level -> new LongAdder()).toList();
    private long told;

    void add(Level level) {
        counts.get(index(level)).increment();
    }

    long count(Level level) {
        return counts.get(index(level)).sum();
    }

    /** What to say about those lost since this was last asked, if any were. */
    @Nullable String untold() {
        var all = counts.stream().mapToLong(LongAdder::sum).sum();
        if (all == told) {
            return null;
        }
        var words =
                "%d lines of the log were lost since nobody took them (jikimi_log_dropped_total)"
                        .formatted(all - told);
        told = all;
        return words;
    }

    private static int index(Level level) {
        return IntStream.range(0, LEVELS.size())
                .filter(i -> level.isGreaterOrEqual(LEVELS.get(i)))
                .findFirst()
                .orElse(LEVELS.size() - 1);
    }
}
