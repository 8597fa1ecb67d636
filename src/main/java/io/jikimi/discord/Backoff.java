package io.jikimi.discord;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits longer after each failure, from one second to one minute, and never in step with others.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private int failures;

    Duration next() {
        var millis = Math.min(FIRST_MILLIS << Math.min(failures++, 6), LONGEST_MILLIS);
        var jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        return Duration.ofMillis((long) (millis * jitter));
    }

    boolean hasWaited() {
        return failures > 0;
    }
}
