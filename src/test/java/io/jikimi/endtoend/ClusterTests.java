package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.discord.ShardState;
import io.jikimi.discord.Shards;
import io.jikimi.lifecycle.Concern;
import io.jikimi.lifecycle.Situation;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Instances on one PostgreSQL: the bot as it is, several times in this JVM. */
class ClusterTests {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int SHARDS = 4;

    private final Playground playground =
            Playground.start(
                    PlaygroundSettings.forTests().withGuilds(16).withShards(SHARDS, SHARDS));
    private final String database = TestDatabase.freshDatabase();
    private final List<Jikimi> instances = new ArrayList<>();

    @AfterEach
    void end() {
        instances.forEach(Jikimi::close);
        playground.close();
    }

    @Test
    void whoJoinsTakesItsShareAndNobodyNotices() throws Exception {
        var one = start();
        await().atMost(LONG).until(() -> connected(one) == SHARDS);
        try (var traffic = Traffic.in(playground, Duration.ofMillis(10))) {
            var two = start();
            await().atMost(LONG).until(() -> connected(two) == 2 && connected(one) == 2);
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(metrics(two))
                                            .contains("jikimi_cluster_instances 2.0")
                                            .contains("jikimi_cluster_shards_held 2.0")
                                            .contains("jikimi_cluster_shards_free 0.0")
                                            .contains("jikimi_cluster_splits 1.0")
                                            .containsPattern(
                                                    "jikimi_shard_epoch.shard=\"3\". 2.0"));
            assertThat(metrics(one))
                    .contains("jikimi_cluster_moves_total{kind=\"claimed\"} 4.0")
                    .contains("jikimi_cluster_moves_total{kind=\"handed_over\"} 2.0");
            traffic.goesOn(100);
            assertThat(traffic.allAnsweredOnce()).isGreaterThan(100);
        }
        assertThat(playground.gateway().identifies()).isEqualTo(SHARDS + 2);
    }

    @Test
    void whoLeavesIsReplacedAndNobodyNotices() throws Exception {
        var one = start();
        var two = start();
        await().atMost(LONG).until(() -> connected(one) == 2 && connected(two) == 2);
        try (var traffic = Traffic.in(playground, Duration.ofMillis(10))) {
            traffic.goesOn(50);
            instances.remove(one);
            one.close();
            await().atMost(LONG).until(() -> connected(two) == SHARDS);
            traffic.goesOn(50);
            traffic.allAnsweredOnce();
        }
    }

    @Test
    void anotherNumberOfShardsIsTakenOverAsAWholeAndNobodyNotices() throws Exception {
        var one = start("bot.shards.total=4");
        var two = start("bot.shards.total=4");
        await().atMost(LONG).until(() -> connected(one) == 2 && connected(two) == 2);
        try (var traffic = Traffic.in(playground, Duration.ofMillis(10))) {
            var three = start("bot.shards.total=6");
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(instances)
                                            .allSatisfy(
                                                    instance -> {
                                                        assertThat(connected(instance))
                                                                .isEqualTo(2);
                                                        assertThat(
                                                                        instance.bean(Shards.class)
                                                                                .total())
                                                                .isEqualTo(6);
                                                    }));
            assertThat(three.bean(Shards.class).reports()).allMatch(report -> report.total() == 6);
            traffic.goesOn(100);
            traffic.allAnsweredOnce();
        }
        await().atMost(LONG).until(() -> playground.gateway().liveSessions() == 6);
    }

    @Test
    void whoseShardsRunElsewhereIsParkedUntilTheyAreFree() {
        var first = start("bot.shards.total=4", "bot.shards.ids=0/2");
        await().atMost(LONG).until(() -> connected(first) == 2);
        var second = start("bot.shards.total=4", "bot.shards.ids=1-3");
        await().atMost(LONG).until(() -> readiness(second) == 503);
        assertThat(second.get("/").body()).contains("run elsewhere", "1, 2, 3");
        assertThat(second.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(connected(second)).isZero();
        assertThat(connected(first)).isEqualTo(2);

        instances.remove(first);
        first.close();
        await().atMost(LONG).until(() -> connected(second) == 3);
        await().atMost(LONG).until(() -> readiness(second) == 200);
    }

    @Test
    void whatACommandChangesIsNotedInTheSameTransaction() {
        var one = start();
        await().atMost(LONG).until(() -> connected(one) == SHARDS);
        playground.garden().owner().runs("/prefix set", "?").answer();

        assertThat(
                        one.bean(JdbcClient.class)
                                .sql("select id from cluster_effect")
                                .query((row, _) -> row.getString("id"))
                                .list())
                .anyMatch(id -> id.startsWith("SlashCommandInteractionEvent:"));
    }

    private static int readiness(Jikimi instance) {
        return instance.get("/actuator/health/readiness").statusCode();
    }

    @Test
    void oneThatFindsNothingToDoStandsBy() {
        try (var small = Playground.start()) {
            var settings =
                    Stream.of(
                                    "spring.datasource.url=" + database,
                                    "spring.datasource.username=postgres")
                            .toArray(String[]::new);
            try (var one = Jikimi.start(small, settings)) {
                small.waitsUntilConnected();
                try (var two = Jikimi.start(small, settings)) {
                    assertThat(two.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
                    assertThat(two.bean(Shards.class).reports()).isEmpty();
                    await().atMost(LONG)
                            .untilAsserted(
                                    () ->
                                            assertThat(two.get("/").body())
                                                    .contains(
                                                            "Standing by",
                                                            "served by other instances",
                                                            "1 of 1")
                                                    .doesNotContain("Connecting"));
                    assertThat(two.get("/", "ko").body()).contains("대기 중");
                    assertThat(two.get("/status.json").body())
                            .contains(
                                    "\"state\":\"standby\"",
                                    "\"instances\":2",
                                    "{\"connected\":1,\"total\":1}");
                    assertThat(two.get("/actuator/health").body())
                            .contains("\"standby\":\"other instances hold every shard\"")
                            .contains("\"status\":\"UP\"");
                    assertThat(two.bean(Situation.class).words())
                            .startsWith("standing by: others hold all 1 shards");
                    assertThat(standing(two, "shards")).isNull();
                }
                assertThat(connected(one)).isEqualTo(1);
            }
        }
    }

    private Jikimi start(String... more) {
        var instance = Jikimi.sharing(playground, database, more);
        instances.add(instance);
        return instance;
    }

    private static Concern.@Nullable Standing standing(Jikimi instance, String concern) {
        return instance.beans(Concern.class)
                .filter(one -> one.name().equals(concern))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    private static String metrics(Jikimi instance) {
        return instance.operatorGets("/actuator/prometheus").body();
    }

    private static int connected(Jikimi instance) {
        return (int)
                instance.bean(Shards.class).reports().stream()
                        .filter(shard -> shard.state() == ShardState.CONNECTED)
                        .count();
    }
}
