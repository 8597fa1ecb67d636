package io.jikimi.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The leases that this instance knows to have. A lease ends here by itself, before it ends in the
 * database: what counts is the moment before the beat was sent, by a clock that nobody sets.
 */
final class HeldLeases implements ShardLeases {

    private final Map<Shard, Hold> holds = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier nanos;
    private final long lastsNanos;
    private final boolean endless;
    private volatile Generation acting = new Generation(0, 0, Generation.State.CLOSED);

    /**
     * @param nanos a clock that only goes forward
     * @param lasts how long after a beat this instance acts; less than the lease in the database
     * @param endless whether leases never end since there is nobody else
     */
    HeldLeases(LongSupplier nanos, Duration lasts, boolean endless) {
        this.nanos = nanos;
        this.lastsNanos = lasts.toNanos();
        this.endless = endless;
    }

    @Override
    public boolean holds(int shardId) {
        return standing(current(shardId)) == Standing.ACTING;
    }

    @Override
    public long epoch(int shardId) {
        return epoch(current(shardId));
    }

    @Override
    public long epoch(Shard shard) {
        var hold = holds.get(shard);
        return hold == null ? 0 : hold.epoch;
    }

    @Override
    public List<Lease> serving() {
        return acting().stream()
                .filter(lease -> standing(lease.shard()) == Standing.ACTING)
                .toList();
    }

    @Override
    public boolean areShared() {
        return !endless;
    }

    @Override
    public int held() {
        return (int)
                holds.keySet().stream().filter(shard -> shard.generation() == acting.id()).count();
    }

    @Override
    public Standing standing(Shard shard) {
        var hold = holds.get(shard);
        if (hold == null) {
            return Standing.LOST;
        }
        if (!hold.open) {
            return Standing.WAITING;
        }
        return endless || nanos.getAsLong() - hold.until < 0 ? Standing.ACTING : Standing.SUSPENDED;
    }

    @Override
    public Standing await(Shard shard, Duration atMost) throws InterruptedException {
        var left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (standing(shard) == Standing.SUSPENDED && left > 0) {
                left = changed.awaitNanos(left);
            }
            return standing(shard);
        } finally {
            lock.unlock();
        }
    }

    private Shard current(int shardId) {
        return new Shard(acting.id(), shardId, acting.total());
    }

    /** The split whose shards act from now on. */
    void act(Generation generation) {
        acting = generation;
        tell();
    }

    /**
     * Goes by what a beat has renewed; gives the shards that are no longer ours.
     *
     * @param askedAt when the beat was sent
     */
    List<Shard> renew(Collection<HeldShard> mine, long askedAt) {
        var until = askedAt + lastsNanos;
        var known = new HashSet<Shard>();
        for (var one : mine) {
            known.add(one.shard());
            holds.compute(
                    one.shard(),
                    (_, before) ->
                            before == null || before.epoch != one.lease().epoch()
                                    ? new Hold(one.lease().epoch(), askedAt, until, false)
                                    : before.until(until));
        }
        var lost = new ArrayList<Shard>();
        for (var shard : List.copyOf(holds.keySet())) {
            if (!known.contains(shard)) {
                holds.remove(shard);
                lost.add(shard);
            }
        }
        tell();
        return lost;
    }

    /** Has a shard, for which it does not act yet. */
    void take(Lease lease, long askedAt) {
        holds.put(lease.shard(), new Hold(lease.epoch(), askedAt, askedAt + lastsNanos, false));
    }

    /** Whether it acts, or would if its lease had not run out. */
    boolean isOpen(Shard shard) {
        var hold = holds.get(shard);
        return hold != null && hold.open;
    }

    void open(Shard shard) {
        holds.computeIfPresent(shard, (_, hold) -> hold.open(true));
        tell();
    }

    /** Stops acting for a shard at once, without giving it away yet. */
    void close(Shard shard) {
        holds.computeIfPresent(shard, (_, hold) -> hold.open(false));
        tell();
    }

    void drop(Shard shard) {
        holds.remove(shard);
        tell();
    }

    List<Lease> all() {
        return holds.entrySet().stream()
                .map(one -> new Lease(one.getKey(), one.getValue().epoch))
                .toList();
    }

    /** Those of the split that acts. */
    List<Lease> acting() {
        return all().stream().filter(one -> one.shard().generation() == acting.id()).toList();
    }

    /** What is held, and for how long it has been. */
    List<Holding> holdings() {
        var now = nanos.getAsLong();
        return holds.entrySet().stream()
                .map(
                        one ->
                                new Holding(
                                        new Lease(one.getKey(), one.getValue().epoch),
                                        Duration.ofNanos(now - one.getValue().since)))
                .toList();
    }

    private void tell() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A lease and its age.
     *
     * @param time how long this instance has had it
     */
    record Holding(Lease lease, Duration time) {}

    private record Hold(long epoch, long since, long until, boolean open) {

        Hold until(long end) {
            return new Hold(epoch, since, end, open);
        }

        Hold open(boolean now) {
            return new Hold(epoch, since, until, now);
        }
    }
}
