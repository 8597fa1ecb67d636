package io.jikimi.discord;

import io.jikimi.cluster.InstanceRegistry;
import io.jikimi.config.BotProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * This instance's share of the requests that Discord grants a bot in a second. Those that have to
 * wait go in the order in which they came.
 */
@Component
class RestShare {

    /** So soon it is noticed that nobody waits for the request any more. */
    private static final long LONGEST_PAUSE = Duration.ofMillis(100).toNanos();

    private final boolean limited;
    private final RequestQuota quota;
    private final Semaphore turn = new Semaphore(1, true);
    private final LongSupplier nanos;
    private final Pause pause;
    private final Timer waits;

    @Autowired
    RestShare(BotProperties properties, InstanceRegistry instances, MeterRegistry meters) {
        this(
                properties.requestsPerSecond(),
                instances::living,
                meters,
                System::nanoTime,
                TimeUnit.NANOSECONDS::sleep);
    }

    RestShare(
            int perSecond,
            IntSupplier instances,
            MeterRegistry meters,
            LongSupplier nanos,
            Pause pause) {
        this.limited = perSecond > 0;
        this.quota =
                new RequestQuota(
                        () -> Math.max(1, perSecond / Math.max(1, instances.getAsInt())), nanos);
        this.nanos = nanos;
        this.pause = pause;
        this.waits =
                Timer.builder("jikimi.rest.global.wait")
                        .description(
                                "How long requests wait for this instance's share of Discord's"
                                        + " global limit")
                        .register(meters);
    }

    /** Waits until a request may go; false where it is not wanted any more, which costs nothing. */
    boolean await(BooleanSupplier wanted) throws InterruptedException {
        if (!limited) {
            return wanted.getAsBoolean();
        }
        var since = nanos.getAsLong();
        turn.acquire();
        try {
            while (wanted.getAsBoolean()) {
                var wait = quota.take();
                if (wait == 0) {
                    waits.record(nanos.getAsLong() - since, TimeUnit.NANOSECONDS);
                    return true;
                }
                pause.sleep(Math.min(wait, LONGEST_PAUSE));
            }
            return false;
        } finally {
            turn.release();
        }
    }

    /** Counts a request that cannot wait. */
    void count() {
        if (limited) {
            quota.count();
        }
    }

    /** How to let time pass. */
    @FunctionalInterface
    interface Pause {
        void sleep(long nanos) throws InterruptedException;
    }
}
