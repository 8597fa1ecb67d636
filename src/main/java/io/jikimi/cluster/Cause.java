package io.jikimi.cluster;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Why something is done on this thread: an event of a shard, for which this instance acts under an
 * epoch. Everything that is stored on the way is stored under that epoch, or not at all.
 */
public final class Cause {

    private static final ScopedValue<Cause> CURRENT = ScopedValue.newInstance();

    private final @Nullable String key;
    private final Shard shard;
    private final long epoch;
    private final AtomicInteger effects = new AtomicInteger();

    /**
     * @param key what Discord calls the event, the same in each session; null where it has no name
     */
    public Cause(@Nullable String key, Shard shard, long epoch) {
        this.key = key;
        this.shard = shard;
        this.epoch = epoch;
    }

    /** Does what follows from it. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** The same work, done on another thread for the same cause as here, if there is one. */
    public static <T> Supplier<T> carried(Supplier<T> work) {
        var here = current();
        return here == null ? work : () -> ScopedValue.where(CURRENT, here).call(work::get);
    }

    static @Nullable Cause current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    Shard shard() {
        return shard;
    }

    /** Under which this instance acts. */
    public long epoch() {
        return epoch;
    }

    /** The name of the effect that comes next; an event may have several, in order. */
    @Nullable String effect() {
        return key == null ? null : key + "#" + effects.get();
    }

    void hadEffect() {
        effects.incrementAndGet();
    }
}
