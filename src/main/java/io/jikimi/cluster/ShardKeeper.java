package io.jikimi.cluster;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Decides at every beat what this instance does about shards: which to take, which to prepare,
 * which to give away. It is asked by one thread.
 */
final class ShardKeeper {

    private static final Logger log = LoggerFactory.getLogger(ShardKeeper.class);

    private final String self;
    private final LeaseTable table;
    private final ShardHost host;
    private final HeldLeases leases;
    private final Pace pace;
    private final LongSupplier nanos;
    private final FixedRange fixed;
    private final Moves moves;
    private final Founding founding;
    private final Claims claims;
    private final Hosting hosting;
    private final Giving giving;
    private final Offers offers;
    private boolean cutOff;
    private volatile boolean leaving;
    private volatile @Nullable View view;

    ShardKeeper(
            String self,
            LeaseTable table,
            ShardHost host,
            HeldLeases leases,
            Pace pace,
            LongSupplier nanos,
            FixedRange fixed,
            Moves moves) {
        this.self = self;
        this.table = table;
        this.host = host;
        this.leases = leases;
        this.pace = pace;
        this.nanos = nanos;
        this.fixed = fixed;
        this.moves = moves;
        this.founding = new Founding(table, host, fixed);
        this.claims = new Claims(self, table, leases, fixed, moves, nanos);
        this.hosting = new Hosting(table, host, leases);
        this.giving = new Giving(table, host, leases, moves, nanos);
        this.offers = new Offers(self, host, leases, giving, nanos, pace.beat());
    }

    /**
     * How many shards there are to be, if nobody has split the guilds yet or nobody else lives.
     *
     * @param insist whether other living instances are to go over to that number, too
     */
    void found(int total, boolean insist) {
        founding.want(total, insist);
    }

    /** From now on gives its shards away. */
    void leave() {
        leaving = true;
    }

    /** Takes shards again. */
    void stay() {
        leaving = false;
    }

    /** What the last beat showed. */
    @Nullable View view() {
        return view;
    }

    /** Whether somebody else could take the shards that are still here. */
    boolean hasHeirs() {
        var last = view;
        return last != null && !last.heirs(self).isEmpty();
    }

    /**
     * One beat, and what follows from it; gives how long to wait until the next. Throws where the
     * database is away; what is held then ends by itself.
     */
    Duration turn(LeaseTable.Load load) {
        var pause = beat(load);
        moves.holds(leases.acting());
        return pause;
    }

    private Duration beat(LeaseTable.Load load) {
        founding.found();
        var askedAt = nanos.getAsLong();
        var mayRun = host.isAble() && !isCutOff();
        var isAway = leaving || !mayRun;
        var seen = table.beat(new LeaseTable.Load(load.shards(), load.guilds(), isAway));
        view = seen;
        for (var lost : leases.renew(seen.mine(), askedAt)) {
            log.warn("Shard {} is another instance's now", lost);
            moves.lost();
        }
        var acting = seen.acting().orElse(null);
        if (acting == null) {
            host.run(Set.of());
            return pace.beat();
        }
        hosting.act(acting);
        giving.giveAway(seen);
        if (!mayRun) {
            giveUp();
            host.run(Set.of());
            return pace.beat();
        }
        take(seen, acting);
        hosting.run(leaving ? List.of() : seen.offered());
        hosting.begin(seen);
        hosting.prepare(seen);
        offer(seen, acting);
        if (seen.generations().size() > 1) {
            table.advance();
        }
        return isUnsettled(seen) ? pace.quick() : pace.beat();
    }

    /** Acts for nothing any more, and lets anybody take what is here. */
    void giveUp() {
        giving.giveUp();
    }

    // Not while others reach Discord no better: then it is Discord's trouble, and the sessions that
    // wait for it are worth keeping.
    private boolean isCutOff() {
        var last = view;
        if (!host.isCutOff()) {
            cutOff = false;
        } else if (!cutOff
                && last != null
                && last.heirs(self).stream().anyMatch(peer -> peer.connected() > 0)) {
            cutOff = true;
            log.warn("Discord cannot be reached from here; others take what this instance holds");
        }
        return cutOff;
    }

    private void take(View seen, Generation acting) {
        if (!leaving && acting.state() == Generation.State.ACTIVE) {
            claims.claim(acting, seen);
        }
        if (!leaving) {
            seen.preparing().ifPresent(next -> claims.claim(next, seen));
        }
    }

    private void offer(View seen, Generation acting) {
        if (acting.state() != Generation.State.ACTIVE || !fixed.isEmpty()) {
            return;
        }
        if (leaving) {
            offers.offerAll(seen, acting);
        } else if (seen.preparing().isEmpty()) {
            offers.offerOne(seen, acting);
        }
    }

    private boolean isUnsettled(View seen) {
        return offers.isRecent()
                || leaving && leases.held() > 0
                || !seen.offered().isEmpty()
                || seen.isAboutToAct()
                || seen.mine().stream().anyMatch(held -> held.successor() != null);
    }

    /**
     * How often an instance looks around.
     *
     * @param beat at rest
     * @param quick while a shard moves
     */
    record Pace(Duration beat, Duration quick) {}
}
