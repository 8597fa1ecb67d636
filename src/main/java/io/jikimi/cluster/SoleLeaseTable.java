package io.jikimi.cluster;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The leases of a bot whose database only one process can open: every shard is its own, and so they
 * need no rows. Only the list of instances is kept, for those who look at it. The loop asks, and an
 * operator.
 */
final class SoleLeaseTable implements LeaseTable {

    private static final long EPOCH = 1;

    private final JdbcClient database;
    private final Member self;
    private final Duration lease;
    private final List<Generation> generations = new ArrayList<>();
    private final Set<Shard> prepared = new HashSet<>();
    private final Set<Shard> released = new HashSet<>();
    private final List<String> handled = new ArrayList<>();
    private final Beats beats;
    private final BoundedTalk talk = new BoundedTalk(Duration.ofSeconds(5));

    SoleLeaseTable(JdbcClient database, Member self, Duration lease, Beats beats) {
        this.beats = beats;
        this.database = database;
        this.self = self;
        this.lease = lease;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    // A database that is away takes nothing from this instance.
    @Override
    public View beat(Load load) {
        beats.attempt(() -> talk.about(() -> write(load)));
        return view(load);
    }

    private synchronized View view(Load load) {
        var mine =
                generations.stream()
                        .flatMap(one -> shards(one).stream())
                        .filter(shard -> !released.contains(shard))
                        .map(this::held)
                        .toList();
        var peer = new Peer(self.id(), load.leaving(), null, load.shards(), Map.of());
        return new View(List.copyOf(generations), mine, List.of(), List.of(peer), Map.of());
    }

    private boolean write(Load load) {
        if (update(load) == 0) {
            insert(load);
        }
        return true;
    }

    private int update(Load load) {
        return database.sql(
                        """
                        update cluster_instance set beat_at = current_timestamp,
                            until = dateadd('MILLISECOND', :lease, current_timestamp),
                            shards = :shards, guilds = :guilds, leaving = :leaving
                        where id = :me
                        """)
                .param("lease", lease.toMillis())
                .param("shards", load.shards())
                .param("guilds", load.guilds())
                .param("leaving", load.leaving())
                .param("me", self.id())
                .update();
    }

    private void insert(Load load) {
        database.sql(
                        """
                        insert into cluster_instance
                            (id, started_at, beat_at, until, shards, guilds, release, leaving)
                        values (:me, current_timestamp, current_timestamp,
                            dateadd('MILLISECOND', :lease, current_timestamp), :shards, :guilds,
                            :release, :leaving)
                        """)
                .param("lease", lease.toMillis())
                .param("shards", load.shards())
                .param("guilds", load.guilds())
                .param("leaving", load.leaving())
                .param("release", self.release())
                .param("me", self.id())
                .update();
    }

    @Override
    public synchronized void found(int total) {
        if (generations.isEmpty()) {
            generations.add(new Generation(1, total, Generation.State.ACTIVE));
        }
    }

    @Override
    public synchronized List<Generation> generations() {
        return List.copyOf(generations);
    }

    @Override
    public synchronized boolean reshard(int total) {
        if (generations.size() != 1 || generations.getLast().total() == total) {
            return false;
        }
        var now = generations.getLast();
        handled.clear();
        return generations.add(new Generation(now.id() + 1, total, Generation.State.PREPARING));
    }

    @Override
    public synchronized boolean abandon() {
        if (generations.size() < 2 || generations.getFirst().state() != Generation.State.ACTIVE) {
            return false;
        }
        generations.removeLast();
        prepared.clear();
        return true;
    }

    @Override
    public synchronized boolean replace(int total) {
        var next = generations.getLast().id() + 1;
        act(new Generation(next, total, Generation.State.ACTIVE));
        return true;
    }

    @Override
    public List<Lease> claim(Generation generation, int most) {
        return List.of();
    }

    @Override
    public List<Lease> claim(Generation generation, Collection<Integer> ids) {
        return List.of();
    }

    @Override
    public List<String> holders(Generation generation, Collection<Integer> ids) {
        return List.of();
    }

    @Override
    public boolean offer(Lease lease, String successor, int most) {
        throw new IllegalStateException("There is nobody else");
    }

    @Override
    public void withdraw(Lease lease) {
        throw new IllegalStateException("There is nobody else");
    }

    @Override
    public synchronized void prepared(Shard shard) {
        prepared.add(shard);
    }

    @Override
    public boolean handOver(HeldShard held, List<String> tail) {
        throw new IllegalStateException("There is nobody else");
    }

    @Override
    public synchronized void release(Lease lease, List<String> tail) {
        // Whatever else gives it up takes it again: there is nobody else.
        if (generations.getFirst().state() == Generation.State.CLOSING) {
            released.add(lease.shard());
            handled.addAll(tail);
        }
    }

    @Override
    public List<String> tail(Shard shard) {
        return List.of();
    }

    @Override
    public synchronized List<String> tails(long generation) {
        return List.copyOf(handled);
    }

    @Override
    public synchronized void advance() {
        if (generations.size() < 2) {
            return;
        }
        var old = generations.getFirst();
        var next = generations.getLast();
        if (old.state() == Generation.State.ACTIVE && prepared.containsAll(shards(next))) {
            generations.set(0, new Generation(old.id(), old.total(), Generation.State.CLOSING));
        } else if (old.state() == Generation.State.CLOSING && released.containsAll(shards(old))) {
            act(next);
        }
    }

    private void act(Generation next) {
        generations.clear();
        prepared.clear();
        released.clear();
        generations.add(new Generation(next.id(), next.total(), Generation.State.ACTIVE));
    }

    @Override
    public void leave() {
        database.sql(
                        """
                        delete from cluster_instance
                        where id = :me or beat_at < current_timestamp - interval '1' day
                        """)
                .param("me", self.id())
                .update();
    }

    private static List<Shard> shards(Generation generation) {
        return IntStream.range(0, generation.total())
                .mapToObj(id -> new Shard(generation.id(), id, generation.total()))
                .toList();
    }

    private HeldShard held(Shard shard) {
        return new HeldShard(
                new Lease(shard, EPOCH), null, Duration.ZERO, prepared.contains(shard));
    }
}
