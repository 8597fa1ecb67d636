package io.jikimi.discord;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Lets so many requests go within any second and no more: as many as that may go at once, but not
 * again before a second has passed, which a bucket that is refilled meanwhile would allow.
 */
final class RequestQuota {

    /** A little longer, so that what goes within a second also arrives so. */
    private static final long SECOND = Duration.ofMillis(1_050).toNanos();

    private final IntSupplier most;
    private final LongSupplier nanos;
    private final ArrayDeque<Long> sent = new ArrayDeque<>();

    RequestQuota(IntSupplier most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** Zero where a request may go now, which counts it; else how many nanoseconds to wait. */
    synchronized long take() {
        var now = nanos.getAsLong();
        forgetOld(now);
        if (sent.size() < most.getAsInt()) {
            sent.addLast(now);
            return 0;
        }
        return sent.getFirst() + SECOND - now;
    }

    /** Counts a request that goes in any case. */
    synchronized void count() {
        var now = nanos.getAsLong();
        forgetOld(now);
        sent.addLast(now);
    }

    private void forgetOld(long now) {
        while (!sent.isEmpty() && now - sent.getFirst() >= SECOND) {
            sent.removeFirst();
        }
    }
}
