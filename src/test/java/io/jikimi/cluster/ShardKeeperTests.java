package io.jikimi.cluster;

import static io.jikimi.cluster.Virtual.beat;
import static io.jikimi.cluster.Virtual.covered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** Instances on a real PostgreSQL, each beating when the test says so. */
class ShardKeeperTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final int SHARDS = 12;

    private final DataSource source = Virtual.freshDatabase();
    private final JdbcClient database = JdbcClient.create(source);

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
