package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.testing.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Instances on a real PostgreSQL, each beating when the test says so. */
class ShardKeeperTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final int SHARDS = 12;

    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.freshDatabase(), "postgres", "");
    private final JdbcClient database = JdbcClient.create(source);

    @BeforeEach
    void createTables() {
        Flyway.configure().dataSource(source).load().migrate();
    }

    @Test
    void oneInstanceTakesAllAtItsFirstBeat() {
        var one = Virtual.sharing("one", source, LONG).founds(SHARDS);
        one.beats();

        assertThat(one.acting()).hasSize(SHARDS);
        assertThat(history()).containsOnly(1L).hasSize(SHARDS);
    }

    @Test
    void whoJoinsIsGivenOneShardAfterAnotherUntilAllHaveTheSame() {
        var one = Virtual.sharing("one", source, LONG).founds(SHARDS);
        one.beats();
        var two = Virtual.sharing("two", source, LONG);
        var three = Virtual.sharing("three", source, LONG);

        var rounds = 0;
        while (one.acting().size() > 4 || two.acting().size() != 4) {
            var before = one.acting().size();
            beat(one, two, three);
            assertThat(one.acting().size()).isGreaterThanOrEqualTo(before - 1);
            assertThat(covered(one, two, three)).hasSize(SHARDS);
            assertThat(rounds++).isLessThan(60);
        }
        beat(one, two, three);
        assertThat(three.acting()).hasSize(4);
        var settled = Set.of(one.acting(), two.acting(), three.acting());
        IntStream.range(0, 5).forEach(_ -> beat(one, two, three));
        assertThat(Set.of(one.acting(), two.acting(), three.acting()))
                .as("nothing moves once it is even")
                .isEqualTo(settled);
        assertThat(one.moved("claimed")).isEqualTo(SHARDS);
        assertThat(one.moved("handed_over")).isGreaterThanOrEqualTo(8);
        assertThat(one.moved("offered")).isGreaterThanOrEqualTo(one.moved("handed_over"));
        assertThat(one.moved("lost")).isZero();
    }

    @Test
    void aSuccessorActsOnlyOnceItIsConnectedAndIsToldWhatWasHandledLast() {
        var one = Virtual.sharing("one", source, LONG).founds(2);
        one.beats();
        var two = Virtual.sharing("two", source, LONG);
        two.host.connectsNothing();
        IntStream.range(0, 6).forEach(_ -> beat(two, one));
        assertThat(two.host.running()).containsExactly(new Shard(1, 1, 2));
        assertThat(two.acting()).isEmpty();
        assertThat(one.acting()).containsExactly(0, 1);

        two.host.connectsAll();
        beat(two, one, two);
        assertThat(one.acting()).containsExactly(0);
        assertThat(two.acting()).containsExactly(1);
        assertThat(two.host.toldAtOpening(new Shard(1, 1, 2))).containsExactly("last-of-1");
    }

    @Test
    void whatACrashedInstanceHeldIsSharedOnceItsLeaseIsOver() {
        var one = Virtual.sharing("one", source, SHORT).founds(SHARDS);
        var two = Virtual.sharing("two", source, SHORT);
        var three = Virtual.sharing("three", source, SHORT);
        await().untilAsserted(
                        () -> {
                            beat(one, two, three);
                            assertThat(one.acting()).hasSize(4);
                            assertThat(two.acting()).hasSize(4);
                            assertThat(three.acting()).hasSize(4);
                        });
        var lost = three.acting();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> {
                            beat(one, two);
                            assertThat(one.acting().size() + two.acting().size()).isEqualTo(SHARDS);
                            assertThat(three.acting())
                                    .as("it knows by its own clock that it acts no more")
                                    .isEmpty();
                        });
        assertThat(one.acting()).hasSize(6);
        assertThat(two.acting()).hasSize(6);
        assertThat(lost)
                .allSatisfy(
                        shard -> assertThat(epoch(shard)).as("shard " + shard).isGreaterThan(1));
        three.beats();
        assertThat(three.acting()).as("back, it takes nothing back").isEmpty();
    }

    @Test
    void whoIsAwayFromTheDatabaseGoesOnWithTheSameEpochIfNobodyTookOver() {
        var one = Virtual.sharing("one", source, SHORT).founds(3);
        one.beats();
        var shard = new Shard(1, 0, 3);
        assertThat(one.leases.standing(shard)).isEqualTo(ShardLeases.Standing.ACTING);
        await().until(() -> one.leases.standing(shard) == ShardLeases.Standing.SUSPENDED);

        one.beats();
        assertThat(one.leases.standing(shard)).isEqualTo(ShardLeases.Standing.ACTING);
        assertThat(epoch(0)).isEqualTo(1);
    }

    @Test
    void whoLeavesHandsOverAllAtOnceAndEvenly() {
        var one = Virtual.sharing("one", source, LONG).founds(SHARDS);
        var two = Virtual.sharing("two", source, LONG);
        var three = Virtual.sharing("three", source, LONG);
        IntStream.range(0, 40).forEach(_ -> beat(one, two, three));
        three.keeper.leave();
        three.beats();
        beat(one, two);
        beat(one, two);
        three.beats();
        beat(one, two);

        assertThat(three.acting()).isEmpty();
        assertThat(three.host.running()).isEmpty();
        assertThat(one.acting()).hasSize(6);
        assertThat(two.acting()).hasSize(6);
        IntStream.range(0, 5).forEach(_ -> beat(three, one, two));
        assertThat(three.acting()).as("it takes none while it leaves").isEmpty();
        three.keeper.stay();
        IntStream.range(0, 40).forEach(_ -> beat(three, one, two));
        assertThat(three.acting()).hasSize(4);
    }

    @Test
    void whoIsParkedGivesUpWhatItHoldsAndTakesNothing() {
        var one = Virtual.sharing("one", source, LONG).founds(4);
        one.beats();
        one.host.isUnable();
        one.beats();
        assertThat(one.acting()).isEmpty();
        var two = Virtual.sharing("two", source, LONG);
        two.beats();
        assertThat(two.acting()).hasSize(4);
        one.beats();
        assertThat(one.host.running()).isEmpty();
    }

    @Test
    void whoCannotReachDiscordLeavesItsShardsToWhoCanAndTakesThemAgainLater() {
        var one = Virtual.sharing("one", source, LONG).founds(4);
        var two = Virtual.sharing("two", source, LONG);
        IntStream.range(0, 20).forEach(_ -> beat(one, two));
        assertThat(two.acting()).hasSize(2);
        two.host.isCutOff(true);
        beat(two, one);
        assertThat(two.acting()).isEmpty();
        assertThat(one.acting()).hasSize(4);

        two.host.isCutOff(false);
        IntStream.range(0, 20).forEach(_ -> beat(two, one));
        assertThat(two.acting()).hasSize(2);
    }

    @Test
    void whileNobodyReachesDiscordEverybodyKeepsItsSessions() {
        var one = Virtual.sharing("one", source, LONG).founds(4);
        var two = Virtual.sharing("two", source, LONG);
        IntStream.range(0, 20).forEach(_ -> beat(one, two));
        one.host.loses();
        two.host.loses();
        beat(one, two);
        beat(one, two);
        one.host.isCutOff(true);
        two.host.isCutOff(true);
        IntStream.range(0, 5).forEach(_ -> beat(one, two));

        assertThat(one.acting()).hasSize(2);
        assertThat(two.acting()).hasSize(2);
    }

    @Test
    void nothingIsMovedWhereTheDaysIdentifiesAreShort() {
        var one = Virtual.sharing("one", source, LONG).founds(4);
        one.beats();
        one.host.isPoor();
        var two = Virtual.sharing("two", source, LONG);
        IntStream.range(0, 10).forEach(_ -> beat(one, two));

        assertThat(one.acting()).hasSize(4);
        one.keeper.leave();
        IntStream.range(0, 5).forEach(_ -> beat(one, two));
        assertThat(two.acting()).as("who leaves has no choice").hasSize(4);
    }

    @Test
    void anOfferToOneThatIsGoneIsTakenBack() {
        var one = Virtual.sharing("one", source, LONG).founds(4);
        one.beats();
        var two = Virtual.sharing("two", source, Duration.ofMillis(300));
        two.host.connectsNothing();
        beat(two, one);
        await().until(
                        () -> {
                            one.beats();
                            return successors().isEmpty();
                        });
        assertThat(one.acting()).hasSize(4);
    }

    @Test
    void sharesThatAreFixedAreTakenAndNothingElse() {
        var low = Virtual.fixed("low", source, LONG, List.of(0, 1), 4, new Virtual.Silent());
        var high = Virtual.fixed("high", source, LONG, List.of(2, 3), 4, new Virtual.Silent());
        low.founds(4);
        IntStream.range(0, 4).forEach(_ -> beat(low, high));

        assertThat(low.acting()).containsExactly(0, 1);
        assertThat(high.acting()).containsExactly(2, 3);
    }

    @Test
    void sharesThatAreFixedTwiceAreRefusedUntilTheyAreFree() {
        var first = Virtual.fixed("first", source, SHORT, List.of(0, 1), 4, new Virtual.Silent());
        first.founds(4).beats();
        var inTheWay = new AtomicReference<String>("");
        var second =
                Virtual.fixed(
                        "second",
                        source,
                        SHORT,
                        List.of(1, 2),
                        4,
                        new Virtual.Silent() {
                            @Override
                            public void found(List<Integer> shards, List<String> holders) {
                                inTheWay.set(shards + " " + holders);
                            }

                            @Override
                            public void over() {
                                inTheWay.set("");
                            }
                        });
        second.beats();
        assertThat(inTheWay).hasValue("[1, 2] [first ([0, 1])]");
        assertThat(second.acting()).as("nothing, not even what is free").isEmpty();

        await().untilAsserted(
                        () -> {
                            second.beats();
                            assertThat(second.acting()).containsExactly(1, 2);
                        });
        assertThat(inTheWay).hasValue("");
    }

    @Test
    void anotherSplitIsPreparedBesideTheOldOneAndTakenOverAsAWhole() {
        var one = Virtual.sharing("one", source, LONG).founds(4);
        var two = Virtual.sharing("two", source, LONG);
        IntStream.range(0, 12).forEach(_ -> beat(one, two));
        two.host.connectsNothing();
        assertThat(one.table.reshard(6)).isTrue();
        assertThat(one.table.reshard(8)).as("one at a time").isFalse();
        IntStream.range(0, 6).forEach(_ -> beat(one, two));

        assertThat(generations(one, two)).as("not all are connected").containsOnly(1L);
        assertThat(covered(one, two)).hasSize(4);
        two.host.connectsAll();
        for (var round = 0; round < 12; round++) {
            one.beats();
            assertThat(generations(one, two)).as("never both").hasSizeLessThanOrEqualTo(1);
            two.beats();
            assertThat(generations(one, two)).as("never both").hasSizeLessThanOrEqualTo(1);
        }
        assertThat(generations(one, two)).containsOnly(2L);
        assertThat(covered(one, two)).hasSize(6);
        assertThat(one.acting()).hasSize(3);
        assertThat(one.host.toldAtOpening(new Shard(2, one.acting().iterator().next(), 6)))
                .contains("last-of-0", "last-of-1", "last-of-2", "last-of-3");
        assertThat(one.host.running()).allMatch(shard -> shard.generation() == 2);
    }

    @Test
    void aSplitThatIsGivenUpEndsAndTheOldOneGoesOn() {
        var one = Virtual.sharing("one", source, LONG).founds(4);
        var two = Virtual.sharing("two", source, LONG);
        IntStream.range(0, 12).forEach(_ -> beat(one, two));
        two.host.connectsNothing();
        assertThat(one.table.abandon()).as("there is none").isFalse();
        one.table.reshard(6);
        IntStream.range(0, 6).forEach(_ -> beat(one, two));
        assertThat(two.host.running()).anyMatch(shard -> shard.generation() == 2);

        assertThat(two.table.abandon()).isTrue();
        IntStream.range(0, 3).forEach(_ -> beat(one, two));
        assertThat(one.host.running()).allMatch(shard -> shard.generation() == 1);
        assertThat(two.host.running()).allMatch(shard -> shard.generation() == 1);
        assertThat(covered(one, two)).hasSize(4);
        assertThat(one.table.reshard(8)).as("and another may begin").isTrue();
    }

    @Test
    void whoLeavesHandsOverAlsoWhileAnotherSplitIsPrepared() {
        var one = Virtual.sharing("one", source, LONG).founds(4);
        var two = Virtual.sharing("two", source, LONG);
        IntStream.range(0, 12).forEach(_ -> beat(one, two));
        one.host.mayNotConnect(shard -> shard.generation() == 2);
        one.table.reshard(6);
        beat(one, two);
        two.keeper.leave();
        IntStream.range(0, 4).forEach(_ -> beat(two, one));

        assertThat(two.acting()).isEmpty();
        assertThat(covered(one)).hasSize(4);
    }

    @Test
    void anOfferToOneThatLeavesIsTakenBackAtOnce() {
        var one = Virtual.sharing("one", source, LONG).founds(4);
        one.beats();
        var two = Virtual.sharing("two", source, LONG);
        two.host.connectsNothing();
        beat(two, one);
        assertThat(successors()).containsExactly("two");
        two.keeper.leave();
        beat(two, one);

        assertThat(successors()).isEmpty();
        assertThat(one.acting()).hasSize(4);
    }

    @Test
    void whoEndsSaysWhatItHandledToWhoeverClaimsItsShards() {
        var one = Virtual.sharing("one", source, LONG).founds(2);
        one.beats();
        one.keeper.giveUp();
        assertThat(one.acting()).isEmpty();
        var two = Virtual.sharing("two", source, LONG);
        two.beats();

        assertThat(two.host.toldAtOpening(new Shard(1, 0, 2))).containsExactly("last-of-0");
    }

    @Test
    void anotherNumberOfShardsHoldsAtOnceWhereNobodyElseLives() {
        var one = Virtual.sharing("one", source, SHORT).founds(4);
        one.beats();
        var two = Virtual.sharing("two", source, LONG).founds(8);
        two.beats();
        assertThat(two.acting()).as("somebody lives").isEmpty();

        await().until(() -> InstanceRegistry.living(database) == 1);
        two.founds(8).beats();
        assertThat(two.acting()).hasSize(8);
        one.beats();
        assertThat(one.acting()).isEmpty();
    }

    private static void beat(Virtual... instances) {
        Stream.of(instances).forEach(Virtual::beats);
        var all = new HashSet<Integer>();
        for (var instance : Set.copyOf(List.of(instances))) {
            for (var shard : instance.acting()) {
                assertThat(all.add(shard)).as("shard %d acts twice", shard).isTrue();
            }
        }
    }

    private static Set<Integer> covered(Virtual... instances) {
        var all = new HashSet<Integer>();
        Stream.of(instances).forEach(one -> all.addAll(one.acting()));
        return all;
    }

    private static Set<Long> generations(Virtual... instances) {
        var all = new HashSet<Long>();
        for (var instance : instances) {
            instance.host.acting().forEach(shard -> all.add(shard.generation()));
        }
        return all;
    }

    private List<Long> history() {
        return database.sql("select epoch from cluster_lease")
                .query((row, _) -> row.getLong("epoch"))
                .list();
    }

    private List<String> successors() {
        return new ArrayList<>(
                database.sql("select successor from cluster_shard where successor is not null")
                        .query(String.class)
                        .list());
    }

    private long epoch(int shard) {
        return database.sql("select epoch from cluster_shard where shard_id = ?")
                .param(shard)
                .query(Long.class)
                .single();
    }
}
