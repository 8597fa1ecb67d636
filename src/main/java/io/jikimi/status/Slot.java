package io.jikimi.status;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/**
 * A quarter of an hour.
 *
 * @param level how it was in it
 * @param latency how quickly Discord acknowledged heartbeats; nothing where none was
 */
public record Slot(Instant from, Instant to, Level level, @Nullable Latency latency) {

    /** How much of the time the bot was there. */
    public enum Level {
        /** All the time, or all but some seconds. */
        GOOD,
        /** Away for a minute or more, or some of its shards were. */
        PARTLY,
        /** Away for half of the time or more. */
        AWAY,
        /** Nobody noted it: before the first start. */
        UNKNOWN;

        /** The last part of the key of its words. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Milliseconds from a heartbeat to its acknowledgement. */
    public record Latency(int lowest, int median, int highest) {}
}
