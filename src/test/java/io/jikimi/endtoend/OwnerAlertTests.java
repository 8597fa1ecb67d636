package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.lifecycle.Parking;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Intent;
import io.jikimi.testing.TestDatabase;
import io.jikimi.testing.Wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What the owner of the bot reads in their direct messages when something lasts. */
@ExtendWith(OutputCaptureExtension.class)
class OwnerAlertTests {

    private static final String SOON = "bot.owner-alerts.after=1s";
    private static final Duration SOME_LOOKS = Duration.ofSeconds(3);

    private final Playground playground = Playground.start();
    // The one whom the playground names as the owner of the application.
    private final Person owner = playground.garden().owner();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void hearOfABotThatIsParkedOnceFromTwoInstancesAndAfterARestart() {
        playground.faults().switchOff(Intent.MESSAGE_CONTENT);
        var database = "database.url=" + Jikimi.freshDatabase();
        try (var bot = Jikimi.start(playground, SOON, database);
                var other = Jikimi.start(playground, SOON, database)) {
            awaitParked(bot);
            awaitParked(other);

            assertThat(owner.isWritten("Jikimi is parked").text())
                    .contains("Message Content Intent", "developer portal", "What to do");
            await().during(SOME_LOOKS)
                    .atMost(SOME_LOOKS.multipliedBy(2))
                    .until(() -> owner.directMessages().messagesOfBot().size() == 1);
            assertThat(bot.operatorGets("/actuator/prometheus").body())
                    .contains("jikimi_owner_alerts_total{concern=\"parked\",outcome=\"told\"}");
        }
        playground.faults().heal();
        try (var bot = Jikimi.start(playground, SOON, database)) {
            playground.waitsUntilConnected();
            owner.isWritten("Over: Jikimi is parked");
            assertThat(owner.directMessages().messagesOfBot()).hasSize(2);
            bot.heldToTheContract();
        }
    }

    @Test
    void hearThatFewIdentifiesAreLeft() {
        playground.faults().leaveSessionStarts(120);
        try (var bot = Jikimi.start(playground, SOON)) {
            playground.waitsUntilConnected();

            assertThat(owner.isWritten("Few connections are left").text())
                    .contains("Only 119 of the 1000 identifies", "again and again");
            bot.heldToTheContract();
        }
    }

    @Test
    void hearOfShardsThatAreAwayWhileTheyAre() {
        try (var bot = Jikimi.start(playground, SOON)) {
            playground.waitsUntilConnected();
            playground.faults().slowGateway(Duration.ofMinutes(5));
            playground.faults().dropConnections();

            assertThat(owner.isWritten("Shards are not connected").text())
                    .contains("shards 0 of 1");

            playground.faults().heal();
            playground.faults().dropConnections();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> owner.isWritten("Over: Shards are not connected"));
            bot.heldToTheContract();
        }
    }

    @Test
    void hearOfARefusedTokenOnceTheBotHasAnother() {
        var database = "database.url=" + Jikimi.freshDatabase();
        playground.faults().refuseToken();
        try (var bot = Jikimi.start(playground, SOON, database)) {
            awaitParked(bot);
            await().during(SOME_LOOKS)
                    .atMost(SOME_LOOKS.multipliedBy(2))
                    .until(() -> playground.requests().count() == 1);
        }
        playground.faults().heal();
        try (var bot = Jikimi.start(playground, SOON, database)) {
            playground.waitsUntilConnected();

            assertThat(owner.isWritten("Over by now: Jikimi is parked").text())
                    .contains("does not accept the bot", "no way to tell you");
            bot.heldToTheContract();
        }
    }

    @Test
    void hearThatTheDatabaseIsAwayThoughThatIsWhereItWouldBeNoted() throws IOException {
        var real = URI.create(TestDatabase.freshDatabase().substring("jdbc:".length()));
        try (var wire = Wire.to(real.getPort());
                var bot =
                        Jikimi.start(
                                playground,
                                SOON,
                                "database.url=postgres://postgres@127.0.0.1:%d%s"
                                        .formatted(wire.port(), real.getPath()))) {
            playground.waitsUntilConnected();
            wire.freeze();

            assertThat(owner.isWritten("The database is away").text()).contains("disk is full");
            await().during(SOME_LOOKS)
                    .atMost(SOME_LOOKS.multipliedBy(2))
                    .until(() -> owner.directMessages().messagesOfBot().size() == 1);
            bot.heldToTheContract();
        }
    }

    @Test
    void hearThatTimersAreLate() {
        var released = new CountDownLatch(1);
        try (var bot = Jikimi.start(playground, SOON)) {
            playground.waitsUntilConnected();
            var scheduler = bot.bean(ThreadPoolTaskScheduler.class);
            for (var thread = 0; thread < 2 * scheduler.getPoolSize() + 8; thread++) {
                scheduler.submit(
                        () -> {
                            released.await();
                            return true;
                        });
            }

            await().atMost(Duration.ofSeconds(90))
                    .until(() -> !owner.directMessages().messagesOfBot().isEmpty());
            assertThat(owner.isWritten("Timers are late").text()).contains("seconds late");
            assertThat(bot.operatorGets("/actuator/prometheus").body())
                    .containsPattern("jikimi_timers_late_seconds 3\\d");

            released.countDown();
            owner.isWritten("Over: Timers are late");
        } finally {
            released.countDown();
        }
    }

    @Test
    void areLeftAloneWhereTheyTakeNoMessages(CapturedOutput output) {
        owner.user().acceptDirectMessages(false);
        playground.faults().switchOff(Intent.MESSAGE_CONTENT);
        try (var bot = Jikimi.start(playground, SOON)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> output.getAll().contains("they take no direct messages"));
            await().during(SOME_LOOKS)
                    .atMost(SOME_LOOKS.multipliedBy(2))
                    .until(() -> output.getAll().split("take no direct messages", -1).length == 2);
            bot.heldToTheContract();
        }
    }

    @Test
    void hearNothingWhereThatIsSwitchedOff() {
        playground.faults().switchOff(Intent.MESSAGE_CONTENT);
        try (var bot = Jikimi.start(playground, SOON, "bot.owner-alerts.enabled=false")) {
            awaitParked(bot);

            await().during(SOME_LOOKS)
                    .atMost(SOME_LOOKS.multipliedBy(2))
                    .until(() -> owner.directMessages().messagesOfBot().isEmpty());
        }
    }

    private static void awaitParked(Jikimi bot) {
        var parking = bot.bean(Parking.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> parking.parked().isPresent());
    }
}
