package io.jikimi.cluster;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides at every beat what this instance does about shards: which to take, which to prepare,
 * which to give away. It is asked by one thread.
 */
final class ShardKeeper {

    private static final Logger log = LoggerFactory.getLogger(ShardKeeper.class);

    /** An offer that is not taken up by then is taken back, to be made to somebody else. */
    private static final Duration OFFER_STANDS = Duration.ofSeconds(60);

    /** What is left then waits for the next beat, which must not be late. */
    private static final Duration LONGEST_GIVING = Duration.ofSeconds(2);

    private final String self;
    private final LeaseTable table;
    private final ShardHost host;
    private final HeldLeases leases;
    private final Pace pace;
    private final LongSupplier nanos;
    private final FixedRange fixed;
    private final Moves moves;
    private final Set<Shard> shadows = new HashSet<>();
    private long actingId;
    private List<String> inherited = List.of();
    private long offeredAt;
    private boolean hasOffered;
    private boolean cutOff;
    private volatile int founding;
    private volatile boolean insisting;
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
        this.moves = moves;
        this.self = self;
        this.table = table;
        this.host = host;
        this.leases = leases;
        this.pace = pace;
        this.nanos = nanos;
        this.fixed = fixed;
    }

    /**
     * How many shards there are to be, if nobody has split the guilds yet or nobody else lives.
     *
     * @param insist whether other living instances are to go over to that number, too
     */
    void found(int total, boolean insist) {
        insisting = insist;
        founding = total;
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
        if (founding > 0) {
            found();
        }
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
        act(acting);
        giveAway(seen);
        if (!mayRun) {
            giveUp();
            host.run(Set.of());
            return pace.beat();
        }
        take(seen, acting);
        run(seen);
        leases.all().forEach(lease -> begin(lease.shard(), seen));
        inherited = List.of();
        prepare(seen);
        balance(seen, acting);
        if (seen.generations().size() > 1) {
            table.advance();
        }
        return isUnsettled(seen) ? pace.quick() : pace.beat();
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

    // One that is not connected yet serves nobody, so that it need not be prepared elsewhere.
    private void letGo(HeldShard held) {
        release(held.lease(), List::of);
    }

    // Here it acts no more before it is asked what it handled last.
    private void release(Lease lease, Supplier<List<String>> tail) {
        leases.close(lease.shard());
        table.release(lease, tail.get());
        leases.drop(lease.shard());
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

    private void found() {
        var total = founding;
        table.found(total);
        if (table.generations().stream().noneMatch(one -> one.total() == total)) {
            if (table.replace(total)) {
                log.info("The guilds are split into {} shards from now on", total);
            } else if (insisting
                    && fixed.isEmpty()
                    && host.mayMove(total)
                    && table.reshard(total)) {
                log.info("A split of the guilds into {} shards is prepared", total);
            }
        }
        founding = 0;
    }

    private void act(Generation acting) {
        if (acting.id() != actingId) {
            inherited = actingId == 0 ? List.of() : table.tails(actingId);
            actingId = acting.id();
            leases.act(acting);
            host.act(acting);
        }
    }

    private void giveAway(View seen) {
        var until = nanos.getAsLong() + LONGEST_GIVING.toNanos();
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

    private void take(View seen, Generation acting) {
        if (!leaving && acting.state() == Generation.State.ACTIVE) {
            claim(acting, seen);
        }
        if (!leaving) {
            seen.preparing().ifPresent(next -> claim(next, seen));
        }
    }

    private void claim(Generation generation, View seen) {
        var askedAt = nanos.getAsLong();
        var claimed =
                fixed.isEmpty()
                        ? claimShare(generation, seen)
                        : fixed.claim(table, generation, seen);
        for (var lease : claimed) {
            leases.take(lease, askedAt);
        }
        if (!claimed.isEmpty()) {
            log.info("Shards taken: {}", shown(claimed));
            moves.claimed(claimed.size());
        }
    }

    private List<Lease> claimShare(Generation generation, View seen) {
        var share = new Balance(generation, seen, seen.peer(self)).toClaim();
        return share == 0 ? List.of() : table.claim(generation, share);
    }

    private static String shown(List<Lease> claimed) {
        return claimed.stream()
                .map(lease -> lease.shard().toString())
                .collect(Collectors.joining(", "));
    }

    private void run(View seen) {
        shadows.clear();
        if (!leaving) {
            shadows.addAll(seen.offered());
        }
        var wanted = new HashSet<>(shadows);
        leases.all().forEach(lease -> wanted.add(lease.shard()));
        host.run(wanted);
    }

    // Claimed, handed over to us, of a split that acts from now on, or nobody wanted it after all.
    private void begin(Shard shard, View seen) {
        if (seen.isIn(Generation.State.ACTIVE, shard) && !leases.isOpen(shard)) {
            var handled = new ArrayList<>(inherited);
            handled.addAll(table.tail(shard));
            leases.open(shard);
            host.open(shard, handled);
        }
    }

    private void prepare(View seen) {
        shadows.stream().filter(host::isConnected).forEach(table::prepared);
        var next = seen.preparing().orElse(null);
        if (next != null) {
            seen.mine().stream()
                    .filter(held -> held.shard().generation() == next.id() && !held.prepared())
                    .filter(held -> host.isConnected(held.shard()))
                    .forEach(held -> table.prepared(held.shard()));
        }
    }

    private void balance(View seen, Generation acting) {
        if (acting.state() != Generation.State.ACTIVE || !fixed.isEmpty()) {
            return;
        }
        if (leaving) {
            offerAll(seen, acting);
        } else if (seen.preparing().isEmpty()) {
            offerOne(seen, acting);
        }
    }

    private void offerOne(View seen, Generation acting) {
        var now = nanos.getAsLong();
        if (hasOffered && now - offeredAt < pace.beat().toNanos()) {
            return;
        }
        var balance = new Balance(acting, seen, seen.peer(self));
        var surplus = balance.surplus();
        var idle =
                movable(seen)
                        .filter(held -> !host.isConnected(held.shard()))
                        .limit(surplus)
                        .toList();
        var receiver = balance.receiver();
        if (!idle.isEmpty()) {
            idle.forEach(this::letGo);
        } else if (receiver != null && host.mayMove(1)) {
            movable(seen)
                    .max(Comparator.comparing(held -> held.shard().id()))
                    .ifPresent(
                            held -> {
                                offer(held, receiver.id(), balance.ceiling());
                                hasOffered = true;
                                offeredAt = now;
                            });
        }
    }

    // As evenly as can be, since those who receive do not see each other's share yet.
    private void offerAll(View seen, Generation acting) {
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
        for (var held : movable(seen).toList()) {
            offer(held, heirs.get(next++ % heirs.size()).id(), acting.total());
        }
    }

    private Stream<HeldShard> movable(View seen) {
        return seen.mine().stream()
                .filter(held -> held.shard().generation() == actingId)
                .filter(held -> held.successor() == null && leases.isOpen(held.shard()));
    }

    private void offer(HeldShard held, String receiver, int most) {
        if (table.offer(held.lease(), receiver, most)) {
            log.info("Shard {} is offered to {}", held.shard(), receiver);
            moves.offered();
        }
    }

    // Until then the next split takes its time, which may be hours.
    private static boolean isAboutToAct(View seen) {
        var next = seen.preparing().orElse(null);
        return next != null
                && seen.free(next.id()) == 0
                && seen.mine().stream()
                        .filter(held -> held.shard().generation() == next.id())
                        .allMatch(HeldShard::prepared);
    }

    private boolean isUnsettled(View seen) {
        return hasOffered && nanos.getAsLong() - offeredAt < pace.beat().toNanos()
                || leaving && leases.held() > 0
                || !seen.offered().isEmpty()
                || isAboutToAct(seen)
                || seen.mine().stream().anyMatch(held -> held.successor() != null);
    }

    /**
     * How often an instance looks around.
     *
     * @param beat at rest
     * @param quick while a shard moves
     */
    record Pace(Duration beat, Duration quick) {}

    /** Is told of each shard that comes or goes. */
    interface Moves {

        void offered();

        void handedOver();

        void claimed(int shards);

        void lost();

        /** What is held after a beat. */
        void holds(Collection<Lease> leases);
    }
}
