package io.jikimi.cluster;

import io.jikimi.stored.StoredMoment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The leases as rows in PostgreSQL, by its clock alone. It needs no session of its own, no lock
 * that outlives a transaction and no notification, so a proxy may pool transactions.
 */
final class PostgresLeaseTable implements LeaseTable {

    /** Longer than any list of shards and what they handled last that is kept whole. */
    private static final int LONGEST_TAIL = 100_000;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Member self;
    private final Duration lease;
    private final Beats beats;
    private final BoundedTalk talk;
    private final Splits splits;

    /**
     * @param self who this instance is
     * @param lease how long a shard is held after a beat
     */
    PostgresLeaseTable(
            JdbcClient database,
            TransactionOperations transactions,
            Member self,
            Duration lease,
            Beats beats) {
        this.beats = beats;
        this.splits = new Splits(database);
        this.talk = new BoundedTalk(lease.dividedBy(3));
        this.database = database;
        this.transactions = transactions;
        this.self = self;
        this.lease = lease;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public View beat(Load load) {
        var seen = beats.measure(() -> talk.about(() -> tell(load)));
        beats.saw(seen);
        return seen;
    }

    private View tell(Load load) {
        var rows = new Rows();
        ask(LeaseStatements.BEAT)
                .param("shards", load.shards())
                .param("guilds", load.guilds())
                .param("leaving", load.leaving())
                .param("startedAt", StoredMoment.of(self.startedAt()))
                .param("release", self.release())
                .param("range", self.range() == null ? "" : self.range())
                .query(rows::read);
        return rows.view(
                new Peer(
                        self.id(),
                        load.leaving(),
                        self.range(),
                        load.shards(),
                        rows.loads(self.id())));
    }

    @Override
    public void found(int total) {
        talk.tell(
                () -> {
                    transactions.executeWithoutResult(
                            _ -> {
                                var founded =
                                        ask(LeaseStatements.FOUND).param("total", total).update()
                                                == 1;
                                if (founded) {
                                    fill(1, total);
                                }
                            });
                });
    }

    @Override
    public List<Generation> generations() {
        return talk.about(splits::open);
    }

    @Override
    public boolean reshard(int total) {
        return talk.about(() -> begin(LeaseStatements.RESHARD, total));
    }

    @Override
    public boolean abandon() {
        return talk.about(() -> ask(LeaseStatements.ABANDON).update() > 0);
    }

    @Override
    public boolean replace(int total) {
        return talk.about(() -> begin(LeaseStatements.REPLACE, total));
    }

    private boolean begin(String statement, int total) {
        var begun =
                transactions.execute(
                        _ -> {
                            ask("select id from cluster_generation order by id for update")
                                    .query(Long.class)
                                    .list();
                            var ids = ask(statement).param("total", total).query(Long.class).list();
                            ids.forEach(id -> fill(id, total));
                            ids.forEach(this::clear);
                            return !ids.isEmpty();
                        });
        return Boolean.TRUE.equals(begun);
    }

    // Those of the split before this one are still asked for what they handled last.
    private void clear(long generation) {
        ask("delete from cluster_shard where generation < :generation - 1")
                .param("generation", generation)
                .update();
    }

    private void fill(long generation, int total) {
        ask(LeaseStatements.FILL).param("generation", generation).param("total", total).update();
    }

    @Override
    public List<Lease> claim(Generation generation, int most) {
        return talk.about(
                () ->
                        ask(LeaseStatements.CLAIM_SOME)
                                .param("generation", generation.id())
                                .param("most", most)
                                .query((row, _) -> lease(row, generation.total()))
                                .list());
    }

    @Override
    public List<Lease> claim(Generation generation, Collection<Integer> ids) {
        return talk.about(
                () ->
                        ask(LeaseStatements.CLAIM_THESE)
                                .param("generation", generation.id())
                                .param("ids", ids)
                                .query((row, _) -> lease(row, generation.total()))
                                .list());
    }

    @Override
    public List<String> holders(Generation generation, Collection<Integer> ids) {
        return talk.about(
                () ->
                        ask(LeaseStatements.HOLDERS)
                                .param("generation", generation.id())
                                .param("ids", ids)
                                .query(String.class)
                                .list());
    }

    @Override
    public boolean offer(Lease lease, String successor, int most) {
        return talk.about(
                () ->
                        ask(LeaseStatements.OFFER)
                                        .params(key(lease))
                                        .param("successor", successor)
                                        .param("most", most)
                                        .update()
                                == 1);
    }

    @Override
    public void withdraw(Lease lease) {
        talk.tell(
                () -> {
                    ask(LeaseStatements.WITHDRAW).params(key(lease)).update();
                });
    }

    @Override
    public void prepared(Shard shard) {
        talk.tell(
                () -> {
                    ask(LeaseStatements.PREPARED)
                            .param("generation", shard.generation())
                            .param("shard", shard.id())
                            .update();
                });
    }

    @Override
    public boolean handOver(HeldShard held, List<String> tail) {
        return talk.about(
                () ->
                        ask(LeaseStatements.HAND_OVER)
                                        .params(key(held.lease()))
                                        .param("successor", held.successor())
                                        .param("tail", joined(tail))
                                        .update()
                                == 1);
    }

    @Override
    public void release(Lease lease, List<String> tail) {
        talk.tell(
                () -> {
                    ask(LeaseStatements.RELEASE)
                            .params(key(lease))
                            .param("tail", joined(tail))
                            .update();
                });
    }

    @Override
    public List<String> tail(Shard shard) {
        return talk.about(
                () ->
                        ask("""
                select coalesce(tail, '') from cluster_shard
                where generation = :generation and shard_id = :shard and owner = :me
                """)
                                .param("generation", shard.generation())
                                .param("shard", shard.id())
                                .query(String.class)
                                .optional()
                                .map(PostgresLeaseTable::split)
                                .orElse(List.of()));
    }

    @Override
    public List<String> tails(long generation) {
        return talk.about(
                () ->
                        ask(
                                        """
                select coalesce(tail, '') from cluster_shard
                where generation = :generation and tail is not null
                """)
                                .param("generation", generation)
                                .query(String.class)
                                .list()
                                .stream()
                                .flatMap(
                                        tail ->
                                                Stream.ofNullable(tail)
                                                        .flatMap(one -> split(one).stream()))
                                .toList());
    }

    @Override
    public void advance() {
        talk.tell(
                () -> {
                    ask(LeaseStatements.FINISH_OLD).update();
                    ask(LeaseStatements.ACT_NEW).update();
                });
    }

    @Override
    public void leave() {
        talk.tell(
                () -> {
                    ask(LeaseStatements.LEAVE).update();
                });
    }

    private JdbcClient.StatementSpec ask(String statement) {
        return database.sql(statement).param("me", self.id()).param("lease", lease.toMillis());
    }

    private static Map<String, Object> key(Lease lease) {
        return Map.of(
                "generation", lease.shard().generation(),
                "shard", lease.shard().id(),
                "epoch", lease.epoch());
    }

    private static Lease lease(ResultSet row, int total) throws SQLException {
        return new Lease(
                new Shard(row.getLong("generation"), row.getInt("shard_id"), total),
                row.getLong("epoch"));
    }

    // What was handled first is what its successor hears last of, if at all.
    private static String joined(List<String> tail) {
        var from = 0;
        var length = tail.stream().mapToInt(key -> key.length() + 1).sum();
        while (length > LONGEST_TAIL) {
            length -= tail.get(from++).length() + 1;
        }
        return String.join(" ", tail.subList(from, tail.size()));
    }

    private static List<String> split(String tail) {
        return Arrays.stream(tail.split(" ")).filter(key -> !key.isEmpty()).toList();
    }
}
