package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cluster.IdentifyGate;
import io.jikimi.cluster.IdentifyLedger;
import io.jikimi.cluster.Instance;
import io.jikimi.config.BotProperties;
import io.jikimi.discord.IdentifyWait.Reason;
import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.Progress;
import io.jikimi.playground.Playground;
import io.jikimi.playground.rest.Requests;
import io.jikimi.testing.BoundSettings;
import io.jikimi.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.SessionController.SessionConnectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

@ExtendWith(OutputCaptureExtension.class)
class BotSessionControllerTests {

    private final Playground discord = Playground.start();
    private final SettableClock clock = new SettableClock(Instant.now());
    private final RestTraffic traffic = new RestTraffic(new SimpleMeterRegistry(), clock);
    private final DiscordThreads threads = new DiscordThreads(new Progress(clock), traffic);
    private final StaticMessageSource words = new StaticMessageSource();
    private final Parking parking = new Parking(event -> {}, words, clock);
    private final RestShare share =
            new RestShare(0, () -> 1, new SimpleMeterRegistry(), System::nanoTime, _ -> {});
    private final GatewayAddress address =
            new GatewayAddress(
                    properties(),
                    new BotToken(properties()),
                    threads,
                    traffic,
                    share,
                    parking,
                    clock);
    private final JdbcClient database = database();
    private final IdentifyLedger ledger =
            new IdentifyLedger(new Instance("me", Instant.EPOCH), database, clock);
    private final IdentifyBudget budget =
            new IdentifyBudget(address, ledger, new MadeUpLeases(), clock);
    private final List<SessionConnectNode> closed = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();
    private final BotSessionController controller =
            new BotSessionController(
                    gate, budget, address, new IdentifyMeters(budget, new SimpleMeterRegistry())) {
                @Override
                void closeBehind(SessionConnectNode node) {
                    closed.add(node);
                }
            };

    BotSessionControllerTests() {
        words.setUseCodeAsDefaultMessage(true);
    }

    @AfterEach
    void close() {
        // Whoever still waits for his turn gives up, and says nothing in the tests that follow.
        traffic.close();
        controller.forget();
        threads.close();
        discord.close();
    }

    @Test
    void asksTheGateForTheBucketOfTheShard() {
        controller.setConcurrency(4);
        var node = new Node(6);
        controller.appendSession(node);

        await().untilAsserted(() -> assertThat(node.runs).hasValue(1));
        await().untilAsserted(() -> assertThat(gate.calls).containsExactly("enter 2", "leave 2"));
    }

    @Test
    void triesAgainWithAPauseAndTellsOnce(CapturedOutput output) {
        var node = new Node(0);
        node.failures = 1;
        controller.appendSession(node);

        await().untilAsserted(() -> assertThat(node.runs).hasValue(2));
        assertThat(gate.calls).containsExactly("enter 0", "leave 0", "enter 0", "leave 0");
        assertThat(output).containsOnlyOnce("cannot reach the gateway");
        assertThat(ledger.lastDay()).as("what was not sent does not count").hasSize(1);
    }

    @Test
    void isWrittenDownBeforeItIsSent() {
        var node = new Node(3);
        var seen = new CopyOnWriteArrayList<Integer>();
        node.inside = () -> ledger.lastDay().forEach(one -> seen.add(one.shard()));
        controller.appendSession(node);

        await().untilAsserted(() -> assertThat(seen).containsExactly(3));
    }

    @Test
    void whateverGoesWrongTheShardIsBroughtAgain(CapturedOutput output) {
        var node = new Node(0);
        node.inside =
                () -> {
                    throw new NoClassDefFoundError("on purpose");
                };
        controller.appendSession(node);
        await().untilAsserted(() -> assertThat(node.runs).hasValue(2));
        assertThat(output).containsOnlyOnce("Shard 0 cannot be brought up, trying on");

        gate.broken = true;
        var other = new Node(1);
        controller.appendSession(other);
        await().untilAsserted(() -> assertThat(gate.calls).contains("broken 0"));
        gate.broken = false;
        await().untilAsserted(() -> assertThat(other.runs).hasValue(1));
    }

    @Test
    void aSessionRefusedAtOnceMayComeAgainFromInside() {
        var node = new Node(0);
        node.inside = () -> controller.appendSession(node);
        controller.appendSession(node);

        await().untilAsserted(() -> assertThat(node.runs).hasValue(2));
    }

    @Test
    void aShardThatLeavesWhileItConnectsIsClosedBehindIt() {
        var node = new Node(0);
        node.inside = () -> controller.removeSession(node);
        controller.appendSession(node);
        var staying = new Node(1);
        controller.appendSession(staying);

        await().untilAsserted(() -> assertThat(closed).containsExactly(node));
        await().untilAsserted(() -> assertThat(staying.runs).hasValue(1));
        assertThat(closed).containsExactly(node);
    }

    @Test
    void aShardThatLeavesIsNotBroughtUp() {
        gate.full = true;
        var node = new Node(0);
        controller.appendSession(node);
        controller.removeSession(node);
        gate.full = false;

        await().during(Duration.ofMillis(200)).until(() -> node.runs.get() == 0);
    }

    @Test
    void theLastIdentifiesOfTheDayAreKept(CapturedOutput output) {
        discord.faults().leaveSessionStarts(50);
        var node = new Node(0);
        controller.appendSession(node);

        await().untilAsserted(
                        () ->
                                assertThat(budget.waiting())
                                        .map(IdentifyWait::reason)
                                        .hasValue(Reason.USED_UP));
        assertThat(output).containsOnlyOnce("Only 50 identifies of the day are left");
        assertThat(node.runs).hasValue(0);
        assertThat(budget.allowsRestart(1)).isFalse();

        discord.faults().leaveSessionStarts(1_000);
        clock.advance(Duration.ofDays(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> node.runs.get() == 1);
        assertThat(budget.waiting()).isEmpty();
        assertThat(budget.allowsRestart(1)).isTrue();
    }

    @Test
    void waitsForDiscordToAnswerAndTellsOnce(CapturedOutput output) throws InterruptedException {
        discord.faults().answerNext(2, "GET", "/gateway/bot", 503);

        assertThat(address.get().shards()).isEqualTo(1);
        assertThat(discord.requests().count()).isEqualTo(3);
        assertThat(output)
                .containsOnlyOnce("Discord gives no gateway yet")
                .containsOnlyOnce("Discord answers again");
        address.get();
        assertThat(discord.requests().count()).isEqualTo(3);
    }

    @Test
    void comesBackNoSoonerThanDiscordAllows() throws InterruptedException {
        discord.faults().stormOf429(Duration.ofMillis(2_500), Duration.ofSeconds(3));

        assertThat(address.get().shards()).isEqualTo(1);
        assertThat(discord.requests().of("GET", "/gateway/bot"))
                .extracting(Requests.Request::status)
                .containsExactly(429, 200);
    }

    private static JdbcClient database() {
        var source =
                new DriverManagerDataSource(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V202611221000__cluster_instance.sql"),
                        new ClassPathResource("db/migration/V202611261200__cluster_identify.sql"),
                        new ClassPathResource("db/migration/V202611281000__cluster_leases.sql"))
                .execute(source);
        return JdbcClient.create(source);
    }

    private BotProperties properties() {
        return BoundSettings.bot(
                Map.of(
                        "token",
                        discord.token(),
                        "api-url",
                        discord.apiUrl(),
                        "identify-gap",
                        "0s"));
    }

    private static final class Gate implements IdentifyGate {

        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile boolean full;
        private volatile boolean broken;

        @Override
        public Duration closedFor(int bucket) {
            return Duration.ZERO;
        }

        @Override
        public Duration tryEnter(int bucket) {
            if (full) {
                return Duration.ofMillis(10);
            }
            if (broken) {
                calls.add("broken " + bucket);
                throw new UnsupportedOperationException("on purpose");
            }
            calls.add("enter " + bucket);
            return Duration.ZERO;
        }

        @Override
        public void leave(int bucket) {
            calls.add("leave " + bucket);
        }
    }

    /** A shard that wants to identify. */
    private static final class Node implements SessionConnectNode {

        private final AtomicInteger runs = new AtomicInteger();
        private final int shardId;
        private volatile int failures;
        private volatile Runnable inside = () -> {};

        Node(int shardId) {
            this.shardId = shardId;
        }

        @Override
        public void run(boolean isLast) {
            var first = runs.incrementAndGet() == 1;
            if (failures-- > 0) {
                throw new IllegalStateException("no connection");
            }
            if (first) {
                inside.run();
            }
        }

        @Override
        public boolean isReconnect() {
            return false;
        }

        @Override
        public JDA getJDA() {
            throw new UnsupportedOperationException();
        }

        @Override
        public JDA.ShardInfo getShardInfo() {
            return new JDA.ShardInfo(shardId, 8);
        }
    }
}
