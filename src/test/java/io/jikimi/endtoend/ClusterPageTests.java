package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cluster.Instance;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.TestDatabase;
import io.jikimi.testing.Wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the operator reads at {@code /actuator/cluster}, and has the instances do there. */
class ClusterPageTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int SHARDS = 4;
    private static final String PAGE = "/actuator/cluster";

    private final Playground playground =
            Playground.start(
                    PlaygroundSettings.forTests().withGuilds(8).withShards(SHARDS, SHARDS));
    private final List<Jikimi> instances = new ArrayList<>();

    @AfterEach
    void end() {
        instances.forEach(Jikimi::close);
        playground.close();
    }

    @Test
    void tellsWhoHoldsWhatSinceWhen() {
        var database = TestDatabase.freshDatabase();
        var one = start(database);
        var two = start(database);
        await().atMost(LONG).until(() -> held(read(one), one) == 2 && held(read(one), two) == 2);

        var page = read(two);
        assertThat(page.at("/complete").asBoolean()).isTrue();
        assertThat(page.at("/self").asString()).isEqualTo(name(two));
        assertThat(page.at("/splits")).hasSize(1);
        assertThat(page.at("/splits/0/total").asInt()).isEqualTo(SHARDS);
        assertThat(page.at("/splits/0/state").asString()).isEqualTo("ACTIVE");
        assertThat(page.at("/instances").valueStream())
                .extracting(instance -> instance.at("/id").asString())
                .containsExactlyInAnyOrder(name(one), name(two));
        assertThat(page.at("/instances").valueStream())
                .allSatisfy(
                        instance -> {
                            assertThat(instance.at("/release").asString()).startsWith("0.1.0");
                            assertThat(instance.at("/lagMillis").asLong()).isLessThan(10_000);
                            assertThat(instance.at("/living").asBoolean()).isTrue();
                            assertThat(instance.at("/leaving").asBoolean()).isFalse();
                        });
        assertThat(page.at("/shards").valueStream())
                .extracting(shard -> shard.at("/id").asInt())
                .containsExactly(0, 1, 2, 3);
        assertThat(page.at("/shards").valueStream())
                .allSatisfy(
                        shard -> {
                            assertThat(shard.at("/free").asBoolean()).isFalse();
                            assertThat(shard.at("/epoch").asInt()).isPositive();
                            assertThat(moment(shard, "since")).isBefore(moment(shard, "until"));
                        });
        assertThat(page.at("/history").valueStream())
                .hasSize(SHARDS + 2)
                .isSortedAccordingTo(
                        (first, second) ->
                                moment(second, "takenAt").compareTo(moment(first, "takenAt")));
        assertThat(page.at("/identifies/total").asInt()).isEqualTo(1000);
        assertThat(page.at("/identifies/left").asInt()).isEqualTo(1000 - SHARDS - 2);
    }

    @Test
    void givesShardsAwayAndTakesThemBackWhenTold() {
        var database = TestDatabase.freshDatabase();
        var one = start(database);
        var two = start(database);
        await().atMost(LONG).until(() -> held(read(one), one) == 2 && held(read(one), two) == 2);

        var drained = post(one, "{\"do\": \"drain\"}", 200);
        assertThat(drained.at("/done").asBoolean()).isTrue();
        await().atMost(LONG).until(() -> held(read(two), two) == SHARDS);
        var leaving = instance(read(two), one);
        assertThat(leaving.at("/leaving").asBoolean()).isTrue();
        assertThat(leaving.at("/living").asBoolean()).isTrue();

        post(one, "{\"do\": \"stay\"}", 200);
        await().atMost(LONG).until(() -> held(read(two), one) == 2);
    }

    @Test
    void keepsItsShardsWhereNobodyCouldTakeThem() {
        var alone = start(TestDatabase.freshDatabase());
        await().atMost(LONG).until(() -> held(read(alone), alone) == SHARDS);

        assertThat(post(alone, "{\"do\": \"drain\"}", 200).at("/words").asString())
                .contains("Nobody else");
        await().atMost(LONG).until(() -> instance(read(alone), alone).at("/leaving").asBoolean());
        assertThat(held(read(alone), alone)).isEqualTo(SHARDS);
    }

    @Test
    void splitsTheServersAnewWhenTold() {
        var database = TestDatabase.freshDatabase();
        var one = start(database);
        var two = start(database);
        await().atMost(LONG).until(() -> held(read(one), one) == 2 && held(read(one), two) == 2);
        var identified = playground.gateway().identifies();

        assertThat(reshard(one, 4, 409)).contains("4 shards already");
        assertThat(reshard(one, 0, 400)).contains("1 to 16000");
        assertThat(reshard(one, 16_001, 400)).contains("1 to 16000");
        assertThat(reshard(one, 400, 409)).contains("identifies");
        assertThat(reshard(one, 6, 200)).contains("BOT_SHARDS_TOTAL");
        assertThat(reshard(two, 8, 409)).contains("under way");

        await().atMost(LONG)
                .until(
                        () ->
                                read(one).at("/splits").size() == 1
                                        && held(read(one), one) == 3
                                        && held(read(one), two) == 3);
        assertThat(read(one).at("/splits/0/total").asInt()).isEqualTo(6);
        assertThat(playground.gateway().identifies()).isEqualTo(identified + 6);
    }

    @Test
    void tellsOfAFileThatNobodyElseOpens() {
        var sole = start(Jikimi.freshDatabase(), "spring.datasource.username=sa");
        await().atMost(LONG).until(() -> held(read(sole), sole) == SHARDS);

        var page = read(sole);
        assertThat(page.at("/complete").asBoolean()).isTrue();
        assertThat(page.at("/splits/0/total").asInt()).isEqualTo(SHARDS);
        assertThat(page.at("/instances")).hasSize(1);
        assertThat(page.at("/shards/3/epoch").asInt()).isEqualTo(1);
        assertThat(moment(page.at("/shards/3"), "since")).isBefore(Instant.now());
        assertThat(isNothing(page.at("/shards/3/until"))).isTrue();

        assertThat(post(sole, "{\"do\": \"drain\"}", 409).at("/words").asString())
                .contains("PostgreSQL");
        for (var unclear : List.of("{}", "{\"do\": \"dance\"}", "{\"do\": \"reshard\"}")) {
            assertThat(post(sole, unclear, 400).at("/words").asString()).contains("\"drain\"");
        }
        reshard(sole, 2, 200);
        await().atMost(LONG)
                .until(() -> read(sole).at("/splits").size() == 1 && held(read(sole), sole) == 2);
    }

    @Test
    void tellsWhatItKnowsWhileTheDatabaseIsAway() throws IOException {
        var real = URI.create(TestDatabase.freshDatabase().substring("jdbc:".length()));
        try (var wire = Wire.to(real.getPort())) {
            var bot = start("jdbc:postgresql://127.0.0.1:" + wire.port() + real.getPath());
            await().atMost(LONG).until(() -> held(read(bot), bot) == SHARDS);

            wire.freeze();
            await().atMost(LONG).until(() -> !read(bot).at("/complete").asBoolean());
            var before = System.nanoTime();
            var page = read(bot);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(8));

            assertThat(held(page, bot)).isEqualTo(SHARDS);
            assertThat(page.at("/splits/0/total").asInt()).isEqualTo(SHARDS);
            assertThat(instance(page, bot).at("/shards").asInt()).isEqualTo(SHARDS);
            assertThat(isNothing(instance(page, bot).at("/lagMillis"))).isTrue();
            assertThat(reshard(bot, 6, 503)).contains("does not answer");
        }
    }

    private Jikimi start(String database, String... more) {
        var instance = Jikimi.sharing(playground, database, more);
        instances.add(instance);
        return instance;
    }

    private static JsonNode read(Jikimi instance) {
        var answer = instance.operatorGets(PAGE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String reshard(Jikimi instance, int total, int status) {
        var order = "{\"do\": \"reshard\", \"total\": %d}".formatted(total);
        return post(instance, order, status).at("/words").asString();
    }

    private static JsonNode post(Jikimi instance, String order, int status) {
        var answer = instance.operatorPosts(PAGE, order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static int held(JsonNode page, Jikimi instance) {
        return (int)
                page.at("/shards")
                        .valueStream()
                        .filter(shard -> shard.at("/owner").asString("").equals(name(instance)))
                        .filter(shard -> isNothing(shard.at("/successor")))
                        .count();
    }

    private static JsonNode instance(JsonNode page, Jikimi instance) {
        return page.at("/instances")
                .valueStream()
                .filter(one -> one.at("/id").asString().equals(name(instance)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String name(Jikimi instance) {
        return instance.bean(Instance.class).id();
    }

    private static Instant moment(JsonNode line, String name) {
        return Instant.parse(line.at("/" + name).asString());
    }
}
