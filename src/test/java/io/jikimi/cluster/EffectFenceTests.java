package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jikimi.testing.TestDatabase;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What events change, under leases on a real PostgreSQL. */
class EffectFenceTests {

    private static final Duration LEASE = Duration.ofMillis(1_500);
    private static final Shard SHARD = new Shard(1, 0, 1);

    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.freshDatabase(), "postgres", "");
    private final JdbcClient database = JdbcClient.create(source);
    private final Virtual one = Virtual.sharing("one", source, LEASE).founds(1);
    private final Virtual two = Virtual.sharing("two", source, LEASE);

    @BeforeEach
    void createTables() {
        Flyway.configure().dataSource(source).load().migrate();
        database.sql("create table effect (name varchar(20))").update();
        one.beats();
    }

    @Test
    void anEventThatTwoSessionsHearHasItsEffectsOnce() {
        change(one, "message:1", 1, "first", "second");
        assertThatThrownBy(() -> change(one, "message:1", 1, "first", "second"))
                .isInstanceOfSatisfying(
                        Withdrawn.class, withdrawn -> assertThat(withdrawn.isDone()).isTrue());
        change(one, "message:2", 1, "third");

        assertThat(effects()).containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    void whatHasNoNameMayHappenTwice() {
        change(one, null, 1, "joined");
        change(one, null, 1, "joined");

        assertThat(effects()).containsExactly("joined", "joined");
    }

    @Test
    void aRefusedEffectMayBeTriedAgain() {
        var cause = new Cause("message:1", SHARD, 1);
        cause.run(
                () -> {
                    assertThatThrownBy(
                                    () ->
                                            transaction(one)
                                                    .executeWithoutResult(
                                                            _ -> {
                                                                throw new IllegalStateException();
                                                            }))
                            .isInstanceOf(IllegalStateException.class);
                    transaction(one).executeWithoutResult(_ -> write("again"));
                });

        assertThat(effects()).containsExactly("again");
    }

    @Test
    void whoHasLostTheLeaseChangesNothing() {
        await().until(
                        () -> {
                            two.beats();
                            return two.acting().contains(0);
                        });
        assertThatThrownBy(() -> change(one, "message:1", 1, "late"))
                .isInstanceOfSatisfying(
                        Withdrawn.class, withdrawn -> assertThat(withdrawn.isDone()).isFalse());
        assertThat(effects()).isEmpty();

        change(two, "message:1", 2, "in time");
        assertThat(effects()).containsExactly("in time");
    }

    @Test
    void aShardIsNotTakenOverWhileSomethingIsStoredUnderItsLease() {
        var manager = new JdbcTransactionManager(source);
        manager.setTransactionExecutionListeners(
                List.of(
                        fence(one),
                        new TransactionExecutionListener() {
                            @Override
                            public void beforeCommit(TransactionExecution transaction) {
                                await().until(() -> isOver());
                                two.beats();
                                assertThat(two.acting()).isEmpty();
                            }
                        }));
        new Cause("message:1", SHARD, 1)
                .run(
                        () ->
                                new TransactionTemplate(manager)
                                        .executeWithoutResult(_ -> write("first")));
        assertThat(effects()).containsExactly("first");
        two.beats();
        assertThat(two.acting()).containsExactly(0);
    }

    @Test
    void whatNoEventCausedIsNobodysAffair() {
        transaction(two).executeWithoutResult(_ -> write("by itself"));
        assertThat(effects()).containsExactly("by itself");
        assertThat(
                        database.sql("select count(*) from cluster_effect")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    private void change(Virtual instance, @Nullable String key, long epoch, String... effects) {
        new Cause(key, SHARD, epoch)
                .run(
                        () ->
                                List.of(effects)
                                        .forEach(
                                                effect ->
                                                        transaction(instance)
                                                                .executeWithoutResult(
                                                                        _ -> write(effect))));
    }

    private TransactionTemplate transaction(Virtual instance) {
        var manager = new JdbcTransactionManager(source);
        manager.setTransactionExecutionListeners(List.of(fence(instance)));
        return new TransactionTemplate(manager);
    }

    private EffectFence fence(Virtual instance) {
        return new EffectFence(
                new Instance(instance.id, Instant.EPOCH), new Sharing(true), database);
    }

    private void write(String effect) {
        database.sql("insert into effect values (?)").param(effect).update();
    }

    private List<String> effects() {
        return database.sql("select name from effect").query((row, _) -> row.getString(1)).list();
    }

    private boolean isOver() {
        return database.sql("select count(*) from cluster_shard where until < clock_timestamp()")
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
