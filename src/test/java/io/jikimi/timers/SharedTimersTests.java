package io.jikimi.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.testing.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Timers of two instances that share four shards in a real PostgreSQL. */
class SharedTimersTests {

    private static final int SHARDS = 4;
    private static final int TIMERS = 200;

    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.freshDatabase(), "postgres", "");
    private final JdbcClient database = JdbcClient.create(source);
    private final MadeUpWork ones = new MadeUpWork();
    private final MadeUpWork twos = new MadeUpWork();
    private final MadeUpInstance one = instance("one", ones);
    private final MadeUpInstance two = instance("two", twos);

    @BeforeEach
    void createTables() {
        Flyway.configure().dataSource(source).load().migrate();
        IntStream.range(0, SHARDS).forEach(shard -> lease(shard, "nobody"));
        one.starts();
        two.starts();
    }

    @AfterEach
    void endAll() {
        one.close();
        two.close();
    }

    @Test
    void eachRunsTheTimersOfItsOwnGuildsOnce() {
        holds(one, "one", 0, 1);
        holds(two, "two", 2, 3);
        setAll();

        await().until(this::isEmpty);

        assertThat(ones.done()).doesNotHaveDuplicates().allMatch(about -> shardOf(about) < 2);
        assertThat(twos.done()).doesNotHaveDuplicates().allMatch(about -> shardOf(about) >= 2);
        assertThat(ones.done().size() + twos.done().size()).isEqualTo(TIMERS);
    }

    @Test
    void whoHasLostALeaseClaimsNothingThoughItDoesNotKnowYet() {
        holds(one, "one", 0, 1, 2, 3);
        IntStream.range(0, SHARDS).forEach(shard -> lease(shard, "two"));
        setAll();
        one.alarm.ring();
        two.actsFor(Set.of(0, 1, 2, 3));
        two.alarm.ring();

        await().until(this::isEmpty);

        assertThat(ones.done()).isEmpty();
        assertThat(twos.done()).hasSize(TIMERS).doesNotHaveDuplicates();
    }

    @Test
    void whatADeadInstanceHadClaimedIsRunByItsSuccessor() {
        holds(two, "two", 0, 1, 2, 3);
        var timer = MadeUpWork.timer(guild(1), "1 orphan");
        two.timers.set(timer, Instant.now().plusSeconds(600));
        database.sql(
                        """
                        update timer set picked = true, picked_by = 'dead',
                            execution_time = now() - interval '20 seconds',
                            last_heartbeat = now() - interval '20 seconds'
                        """)
                .update();
        two.alarm.ring();

        await().atMost(Duration.ofSeconds(30)).until(this::isEmpty);
        assertThat(twos.done()).containsExactly("1 orphan");
    }

    private MadeUpInstance instance(String name, MadeUpWork work) {
        return new MadeUpInstance(name, source, Clock.systemUTC(), true, SHARDS, work);
    }

    private void holds(MadeUpInstance instance, String name, Integer... shards) {
        for (var shard : shards) {
            lease(shard, name);
        }
        instance.actsFor(Set.of(shards));
    }

    private void lease(int shard, String owner) {
        database.sql(
                        """
                        insert into cluster_shard
                            (generation, shard_id, owner, epoch, until, prepared)
                        values (1, :shard, :owner, 3, clock_timestamp() + interval '1 hour', false)
                        on conflict (generation, shard_id) do update set owner = :owner
                        """)
                .param("shard", shard)
                .param("owner", owner)
                .update();
    }

    private void setAll() {
        var now = Instant.now();
        LongStream.range(0, TIMERS)
                .forEach(
                        each ->
                                one.timers.set(
                                        MadeUpWork.timer(
                                                guild(each), each % SHARDS + " number " + each),
                                        now));
    }

    private static long guild(long number) {
        return (number << 22) + 17;
    }

    private static int shardOf(String about) {
        return Integer.parseInt(about.substring(0, 1));
    }

    private boolean isEmpty() {
        return database.sql("select count(*) from timer").query(Integer.class).single() == 0;
    }
}
