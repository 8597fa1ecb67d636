package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks one vital sign, on a thread of its own: one that hangs, or is itself broken, must not blind
 * the watchdog.
 */
final class Checkup {

    private static final Logger log = LoggerFactory.getLogger(Checkup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Vital vital;
    private volatile @Nullable Instant unansweredSince;
    private volatile @Nullable Trouble latest;
    private volatile boolean broken;

    Checkup(Vital vital) {
        this.vital = vital;
    }

    String name() {
        return vital.name();
    }

    /** What it says now, or said last while it takes its time. */
    @Nullable Trouble look(Instant now) throws InterruptedException {
        var since = unansweredSince;
        if (since == null) {
            unansweredSince = now;
            Thread.ofPlatform().daemon().name(thread()).start(this::ask).join(PATIENCE);
            return latest;
        }
        return since.plus(Watchdog.LATE_AFTER).isBefore(now)
                ? new Trouble("it cannot be looked at", since, List.of(thread()))
                : latest;
    }

    private void ask() {
        try {
            latest = vital.trouble();
            broken = false;
        } catch (RuntimeException | Error failure) {
            latest = null;
            if (!broken) {
                broken = true;
                log.error("{} cannot be judged", name(), failure);
            }
        } finally {
            unansweredSince = null;
        }
    }

    private String thread() {
        return "vital-" + name();
    }
}
