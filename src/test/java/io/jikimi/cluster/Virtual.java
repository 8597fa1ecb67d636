package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** An instance without Discord, on a real database: beats when it is told to. */
final class Virtual {

    private static final ShardKeeper.Pace AT_ONCE =
            new ShardKeeper.Pace(Duration.ofNanos(1), Duration.ofNanos(1));

    final String id;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final MadeUpHost host = new MadeUpHost();
    final HeldLeases leases;
    final PostgresLeaseTable table;
    final ShardKeeper keeper;

    private Virtual(
            String id,
            DataSource source,
            Duration lease,
            ShardKeeper.Pace pace,
            FixedRange fixed,
            @Nullable String range) {
        this.id = id;
        this.leases = new HeldLeases(System::nanoTime, lease.minus(lease.dividedBy(10)), false);
        this.table =
                new PostgresLeaseTable(
                        JdbcClient.create(source),
                        new TransactionTemplate(new JdbcTransactionManager(source)),
                        new Member(id, Instant.EPOCH, "1", range),
                        lease,
                        new Beats(new BeatMeters(new SimpleMeterRegistry(), lease)));
        this.keeper =
                new ShardKeeper(
                        id,
                        table,
                        host,
                        leases,
                        pace,
                        System::nanoTime,
                        fixed,
                        new MoveMeters(meters));
    }

    /** A PostgreSQL of its own, with the bot's tables. */
    static DataSource freshDatabase() {
        var source = new DriverManagerDataSource(TestDatabase.freshDatabase(), "postgres", "");
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    /** One that takes its share. */
    static Virtual sharing(String id, DataSource source, Duration lease) {
        return sharing(id, source, lease, AT_ONCE);
    }

    /** One that takes its share, and looks around at this pace. */
    static Virtual sharing(String id, DataSource source, Duration lease, ShardKeeper.Pace pace) {
        return new Virtual(
                id, source, lease, pace, new FixedRange(new TreeSet<>(), 0, new Silent()), null);
    }

    /** One whose shards are fixed. */
    static Virtual fixed(
            String id,
            DataSource source,
            Duration lease,
            List<Integer> ids,
            int total,
            FixedRange.Overlap overlap) {
        var fixed = new FixedRange(new TreeSet<>(ids), total, overlap);
        return new Virtual(id, source, lease, AT_ONCE, fixed, ids.toString());
    }

    Virtual founds(int total) {
        keeper.found(total, false);
        return this;
    }

    Duration beats() {
        return keeper.turn(new LeaseTable.Load(host.connected(), 0, false));
    }

    /** Each beats once; then no shard has two that act for it. */
    static void beat(Virtual... instances) {
        Stream.of(instances).forEach(Virtual::beats);
        var all = new HashSet<Integer>();
        for (var instance : Set.copyOf(List.of(instances))) {
            for (var shard : instance.acting()) {
                assertThat(all.add(shard)).as("shard %d acts twice", shard).isTrue();
            }
        }
    }

    /** The shards for which any of them acts. */
    static Set<Integer> covered(Virtual... instances) {
        var all = new HashSet<Integer>();
        Stream.of(instances).forEach(one -> all.addAll(one.acting()));
        return all;
    }

    /** The shards for which it acts at this moment. */
    Set<Integer> acting() {
        return host.acting().stream()
                .filter(shard -> leases.standing(shard) == ShardLeases.Standing.ACTING)
                .map(Shard::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many shards came or went in such a way. */
    double moved(String kind) {
        return meters.get("jikimi.cluster.moves").tag("kind", kind).counter().count();
    }

    /** Nobody is in its way. */
    static class Silent implements FixedRange.Overlap {

        @Override
        public void found(List<Integer> shards, List<String> holders) {
            throw new AssertionError("in the way: " + holders);
        }

        @Override
        public void otherTotal(int total) {
            throw new AssertionError("split into " + total);
        }

        @Override
        public void over() {}
    }
}
