package io.jikimi.timers;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** How long to wait before something that has failed is tried again. */
final class Pauses {

    /** After something that only a person can put right. */
    static final Duration BLOCKED = Duration.ofHours(1);

    private static final List<Duration> GROWING =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));

    /** By so much of itself a pause is longer or shorter, so that not all come back together. */
    private static final double JITTER = 0.2;

    private final RandomGenerator random;

    Pauses(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param failures how often it has failed, this time included
     */
    Duration after(int failures) {
        var pause = GROWING.get(Math.clamp(failures - 1, 0, GROWING.size() - 1));
        return Duration.ofMillis(
                Math.round(pause.toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }
}
