package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cluster.ClusterTotals;
import io.jikimi.cluster.InstanceRegistry;
import io.jikimi.discord.ShardReport;
import io.jikimi.discord.ShardState;
import io.jikimi.discord.Shards;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.playground.world.Guild;

import net.dv8tion.jda.api.sharding.ShardManager;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** The connection of two shards, and everything it has to live through. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionTests {

    private static final int GUILDS = 50;
    private static final Duration GAP = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Playground playground =
            Playground.start(
                    PlaygroundSettings.forTests()
                            .withGuilds(GUILDS)
                            .withShards(2, 1)
                            .withIdentifyInterval(GAP));
    private final Jikimi bot =
            Jikimi.start(
                    playground,
                    Ears.class,
                    "bot.identify-gap=" + GAP.plusMillis(1).toMillis() + "ms");
    private final Shards shards = bot.bean(Shards.class);
    private final Ears.Heard heard = bot.bean(Ears.Heard.class);
    private final List<Guild> guilds = List.copyOf(playground.world().guilds());
    private final List<Person> people =
            guilds.stream().map(guild -> playground.community(guild.name()).owner()).toList();

    @BeforeEach
    void connect() {
        awaitBoth(ShardState.CONNECTED);
    }

    @AfterEach
    void forget() {
        playground.faults().heal();
        heard.forget();
    }

    @AfterAll
    void close() {
        bot.close();
        playground.close();
    }

    @Test
    void asksForNothingBeforeTheWebServerIsUp() {
        assertThat(bot.bean(Ears.BeforeTheWebServer.class).hasDiscordBeenAsked()).isFalse();
        assertThat(playground.requests().count()).isPositive();
    }

    @Test
    void takesAsManyShardsAsDiscordWants() {
        assertThat(shards.total()).isEqualTo(2);
        assertThat(shards.guilds()).isEqualTo(GUILDS);
        assertThat(bot.bean(InstanceRegistry.class).totals())
                .isEqualTo(new ClusterTotals(1, 2, GUILDS));
    }

    @Test
    void keepsTheGapBetweenIdentifiesAlsoOverARestart() {
        var identified = playground.gateway().identifies();
        var manager = bot.bean(ShardManager.class);
        manager.restart(1);
        manager.restart(0);
        manager.restart(1);

        await().atMost(LONG).until(() -> playground.gateway().identifies() >= identified + 2);
        awaitBoth(ShardState.CONNECTED);
        assertThat(playground.gateway().identifiesTooEarly()).isZero();
    }

    @Test
    void aShardEndedWhileItConnectsLeavesNoSecondConnectionBehind() {
        var manager = bot.bean(ShardManager.class);
        for (var i = 0; i < 5; i++) {
            manager.restart(0);
            playground.world().await(Duration.ofMillis(40L * i), () -> null);
        }

        awaitBoth(ShardState.CONNECTED);
        await().atMost(LONG).until(() -> playground.gateway().openConnections() == 2);
        people.forEach(person -> person.says("once"));
        await().untilAsserted(() -> assertThat(heardInFirst()).containsExactly("once"));
    }

    @Test
    void aShardThatCannotBeSetUpTriesAgainWithAPauseAndIsToldOnce(CapturedOutput output) {
        var manager = bot.bean(ShardManager.class);
        var self = playground.requests().of("GET", "/users/@me").size();
        playground.faults().answerNext(2, "GET", "/users/@me", 500);
        manager.shutdown(0);
        manager.shutdown(1);
        manager.start(0);
        manager.start(1);

        awaitBoth(ShardState.CONNECTED);
        assertThat(playground.requests().of("GET", "/users/@me")).hasSize(self + 3);
        assertThat(output).containsOnlyOnce("Shard 0 cannot be set up");
        assertThat(output.getAll()).doesNotContain(" ERROR ");
    }

    @Test
    void keepsOrderWithinEachOfFiftyGuilds() {
        var perGuild = 200;
        for (var i = 0; i < perGuild; i++) {
            for (var person : people) {
                person.says("m" + i);
            }
        }

        var expected = IntStream.range(0, perGuild).mapToObj(i -> "m" + i).toList();
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(guilds)
                                        .allSatisfy(
                                                guild ->
                                                        assertThat(heard.in(guild.id()))
                                                                .isEqualTo(expected)));
    }

    @Test
    void aListenerThatBlocksDelaysNoOtherGuild() {
        var release = new CountDownLatch(1);
        heard.blocksOn("wait", release);
        people.getFirst().says("wait");
        people.getFirst().says("behind");
        people.stream().skip(1).forEach(person -> person.says("free"));

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(guilds.subList(1, GUILDS))
                                        .allSatisfy(
                                                guild ->
                                                        assertThat(heard.in(guild.id()))
                                                                .containsExactly("free")));
        assertThat(heardInFirst()).isEmpty();
        release.countDown();
        await().untilAsserted(() -> assertThat(heardInFirst()).containsExactly("wait", "behind"));
    }

    @Test
    void aDroppedConnectionIsResumedAndNothingIsLostOrHeardTwice() {
        var identified = playground.gateway().identifies();
        people.getFirst().says("before");
        playground.faults().dropConnections();
        people.getFirst().says("while away");
        await().atMost(LONG).until(() -> playground.gateway().liveSessions() == 2);
        people.getFirst().says("after");

        await().untilAsserted(
                        () ->
                                assertThat(heardInFirst())
                                        .containsExactly("before", "while away", "after"));
        assertThat(playground.gateway().identifies()).isEqualTo(identified);
    }

    @Test
    void aSessionThatDiscordEndsIsBegunAnew() {
        var identified = playground.gateway().identifies();
        playground.faults().invalidateSessions(false);

        await().atMost(LONG).until(() -> playground.gateway().identifies() == identified + 2);
        awaitBoth(ShardState.CONNECTED);
        people.getFirst().says("still here");
        await().untilAsserted(() -> assertThat(heardInFirst()).containsExactly("still here"));
    }

    @Test
    void goesOverToAnotherServerWhenAsked() {
        var identified = playground.gateway().identifies();
        playground.faults().askToReconnect();
        people.getFirst().says("on the way");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(heardInFirst()).containsExactly("on the way"));
        awaitBoth(ShardState.CONNECTED);
        assertThat(playground.gateway().identifies()).isEqualTo(identified);
    }

    @Test
    void aFrameThatMakesNoSenseIsToldOnceWithoutItsContentAndSurvived(CapturedOutput output) {
        playground.faults().sendMalformedFrame();
        playground
                .faults()
                .sendFrame(
                        """
                        {"op":0,"s":null,"t":"MESSAGE_CREATE","d":{"content":"secret"}}""");
        people.getFirst().says("go on");

        await().untilAsserted(() -> assertThat(heardInFirst()).containsExactly("go on"));
        var told = output.getAll().lines().filter(line -> line.contains("could not be read"));
        assertThat(told).as("two frames to each of two shards").hasSize(4);
        assertThat(output.getAll()).doesNotContain("secret");
    }

    @Test
    void aFailingListenerKeepsNobodyFromHearing(CapturedOutput output) {
        heard.failsOn("bad");
        people.getFirst().says("bad");
        people.getFirst().says("good");

        await().untilAsserted(() -> assertThat(heardInFirst()).containsExactly("good"));
        assertThat(output).containsOnlyOnce("failed on MessageReceivedEvent");
    }

    @Test
    void aShardWhoseHeartbeatsGoUnansweredIsWedgedThoughItSaysConnected() {
        playground.faults().stopAcknowledgingHeartbeats();
        playground.clock().turnForward(Duration.ofSeconds(151));

        awaitBoth(ShardState.WEDGED);
        assertThat(bot.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(bot.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(bot.get("/actuator/health").body()).contains("WEDGED");

        playground.faults().acknowledgeHeartbeats();
        playground.faults().sendFrame("{\"op\":1,\"d\":null}");
        awaitBoth(ShardState.CONNECTED);
        assertThat(bot.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void comingBackForTooLongMakesItUnreadyButNotDead() {
        playground.clock().turnForward(Duration.ofMinutes(10));
        playground.faults().acknowledgeHeartbeats();
        playground.faults().answerAll("GET", "/gateway/bot", 503);
        playground.faults().invalidateSessions(false);
        // Turning the clock may have had a shard rescued, which passes through being stopped.
        await().atMost(LONG)
                .untilAsserted(
                        () -> {
                            awaitBoth(ShardState.RECONNECTING);
                            assertThat(bot.get("/actuator/health/readiness").statusCode())
                                    .isEqualTo(200);
                            assertThat(bot.get("/actuator/health").body()).contains("DEGRADED");
                        });

        playground.clock().turnForward(Duration.ofMinutes(3));
        assertThat(bot.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(bot.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

        playground.faults().heal();
        awaitBoth(ShardState.CONNECTED);
    }

    private List<String> heardInFirst() {
        return heard.in(guilds.getFirst().id());
    }

    private void awaitBoth(ShardState state) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(shards.reports())
                                        .extracting(ShardReport::state)
                                        .containsExactly(state, state));
    }
}
