package io.jikimi.cluster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Gives shards away: to whoever is ready to take one over, or to anybody. */
final class Giving {

    private static final Logger log = LoggerFactory.getLogger(Giving.class);

    /** An offer that is not taken up by then is taken back, to be made to somebody else. */
    private static final Duration OFFER_STANDS = Duration.ofSeconds(60);

    /** What is left then waits for the next beat, which must not be late. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final LeaseTable table;
    private final ShardHost host;
    private final HeldLeases leases;
    private final Moves moves;
    private final LongSupplier nanos;

    Giving(LeaseTable table, ShardHost host, HeldLeases leases, Moves moves, LongSupplier nanos) {
        this.table = table;
        this.host = host;
        this.leases = leases;
        this.moves = moves;
        this.nanos = nanos;
    }

    /** Asks another instance to take a shard over, unless it has so many already. */
    void offer(HeldShard held, String receiver, int most) {
        if (table.offer(held.lease(), receiver, most)) {
            log.info("Shard {} is offered to {}", held.shard(), receiver);
            moves.offered();
        }
    }

    /** Gives away what others are ready for, and what is left of a split that ends. */
    void giveAway(View seen) {
        var until = nanos.getAsLong() + LONGEST.toNanos();
        for (var held : seen.mine()) {
            if (nanos.getAsLong() - until > 0) {
                return;
            }
            if (seen.isIn(Generation.State.CLOSING, held.shard())) {
                finish(held.lease());
            } else if (held.successor() != null) {
                move(held, seen);
            }
        }
    }

    private void move(HeldShard held, View seen) {
        var takes =
                seen.peers().stream()
                        .anyMatch(peer -> peer.id().equals(held.successor()) && peer.takesAny());
        if (!takes || held.offered().compareTo(OFFER_STANDS) > 0) {
            log.info(
                    "Shard {} stays here, {} did not take it over", held.shard(), held.successor());
            table.withdraw(held.lease());
        } else if (held.prepared()) {
            handOver(held);
        }
    }

    private void handOver(HeldShard held) {
        leases.close(held.shard());
        var tail = host.close(held.shard());
        if (table.handOver(held, tail)) {
            log.info("Shard {} is handed over to {}", held.shard(), held.successor());
            moves.handedOver();
        }
        leases.drop(held.shard());
    }

    /** Acts for nothing any more, and lets anybody take what is here. */
    void giveUp() {
        var all = leases.all();
        all.forEach(lease -> leases.close(lease.shard()));
        all.forEach(this::finish);
    }

    private void finish(Lease lease) {
        release(lease, () -> host.close(lease.shard()));
    }

    /** Lets anybody take one that is not connected yet: it serves nobody. */
    void letGo(HeldShard held) {
        release(held.lease(), List::of);
    }

    // Here it acts no more before it is asked what it handled last.
    private void release(Lease lease, Supplier<List<String>> tail) {
        leases.close(lease.shard());
        table.release(lease, tail.get());
        leases.drop(lease.shard());
    }
}
