package io.jikimi.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The gate of a bot that runs in one process. */
final class LocalIdentifyGate implements IdentifyGate {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Duration gap;
    private final LongSupplier nanos;
    private final Map<Integer, Bucket> buckets = new HashMap<>();

    LocalIdentifyGate(Duration gap, LongSupplier nanos) {
        this.gap = gap;
        this.nanos = nanos;
    }

    @Override
    public synchronized Duration tryEnter(int bucket) {
        var state = buckets.get(bucket);
        if (state == null) {
            buckets.put(bucket, Bucket.TAKEN);
            return Duration.ZERO;
        }
        if (state.taken()) {
            return LOOK_AGAIN;
        }
        var wait = state.freeAt() - nanos.getAsLong();
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        buckets.put(bucket, Bucket.TAKEN);
        return Duration.ZERO;
    }

    @Override
    public synchronized Duration closedFor(int bucket) {
        var state = buckets.get(bucket);
        if (state == null) {
            return Duration.ZERO;
        }
        return state.taken()
                ? LOOK_AGAIN
                : Duration.ofNanos(Math.max(0, state.freeAt() - nanos.getAsLong()));
    }

    @Override
    public synchronized void leave(int bucket) {
        buckets.put(bucket, new Bucket(false, nanos.getAsLong() + gap.toNanos()));
    }

    private record Bucket(boolean taken, long freeAt) {

        static final Bucket TAKEN = new Bucket(true, 0);
    }
}
