package io.jikimi.cluster;

import static io.jikimi.cluster.Virtual.beat;
import static io.jikimi.cluster.Virtual.covered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** The guilds are split into another number of shards while instances hold the old ones. */
class ReshardingTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(600);

    private final DataSource source = Virtual.freshDatabase();

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
    void anotherNumberOfShardsHoldsAtOnceWhereNobodyElseLives() {
        var one = Virtual.sharing("one", source, SHORT).founds(4);
        one.beats();
        var two = Virtual.sharing("two", source, LONG).founds(8);
        two.beats();
        assertThat(two.acting()).as("somebody lives").isEmpty();

        await().until(() -> InstanceRegistry.living(JdbcClient.create(source)) == 1);
        two.founds(8).beats();
        assertThat(two.acting()).hasSize(8);
        one.beats();
        assertThat(one.acting()).isEmpty();
    }

    private static Set<Long> generations(Virtual... instances) {
        var all = new HashSet<Long>();
        for (var instance : instances) {
            instance.host.acting().forEach(shard -> all.add(shard.generation()));
        }
        return all;
    }
}
