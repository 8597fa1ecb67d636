package io.jikimi.cluster;

import java.time.Duration;
import java.util.Comparator;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Which shards are offered to whom: one after another where others have fewer, all at the end. */
final class Offers {

    private final String self;
    private final ShardHost host;
    private final HeldLeases leases;
    private final Giving giving;
    private final LongSupplier nanos;
    private final Duration pause;
    private long offeredAt;
    private boolean hasOffered;

    /**
     * @param pause how long to wait after one shard is offered before the next
     */
    Offers(
            String self,
            ShardHost host,
            HeldLeases leases,
            Giving giving,
            LongSupplier nanos,
            Duration pause) {
        this.self = self;
        this.host = host;
        this.leases = leases;
        this.giving = giving;
        this.nanos = nanos;
        this.pause = pause;
    }

    /** Whether one was offered so short a time ago that the next has to wait. */
    boolean isRecent() {
        return hasOffered && nanos.getAsLong() - offeredAt < pause.toNanos();
    }

    /** Offers one shard, if another instance has fewer. */
    void offerOne(View seen, Generation acting) {
        if (isRecent()) {
            return;
        }
        var now = nanos.getAsLong();
        var balance = new Balance(acting, seen, seen.peer(self));
        var surplus = balance.surplus();
        var idle =
                movable(seen, acting)
                        .filter(held -> !host.isConnected(held.shard()))
                        .limit(surplus)
                        .toList();
        var receiver = balance.receiver();
        if (!idle.isEmpty()) {
            idle.forEach(giving::letGo);
        } else if (receiver != null && host.mayMove(1)) {
            movable(seen, acting)
                    .max(Comparator.comparing(held -> held.shard().id()))
                    .ifPresent(
                            held -> {
                                giving.offer(held, receiver.id(), balance.ceiling());
                                hasOffered = true;
                                offeredAt = now;
                            });
        }
    }

    /**
     * Offers every shard, as evenly as can be, since those who receive do not see each other's
     * share yet.
     */
    void offerAll(View seen, Generation acting) {
        var heirs =
                seen.heirs(self).stream()
                        .sorted(
                                Comparator.<Peer>comparingInt(peer -> peer.load(acting.id()))
                                        .thenComparing(Peer.BY_NAME))
                        .toList();
        if (heirs.isEmpty()) {
            return;
        }
        var next = 0;
        for (var held : movable(seen, acting).toList()) {
            giving.offer(held, heirs.get(next++ % heirs.size()).id(), acting.total());
        }
    }

    private Stream<HeldShard> movable(View seen, Generation acting) {
        return seen.mine().stream()
                .filter(held -> held.shard().generation() == acting.id())
                .filter(held -> held.successor() == null && leases.isOpen(held.shard()));
    }
}
