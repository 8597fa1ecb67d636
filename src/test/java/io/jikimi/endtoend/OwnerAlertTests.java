package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.lifecycle.Parking;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Intent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What the owner of the bot reads in their direct messages when something lasts. */
class OwnerAlertTests {

    private static final String SOON = "bot.owner-alerts.after=1s";
    private static final Duration SOME_LOOKS = Duration.ofSeconds(5);

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
            assertThat(bot.get("/actuator/prometheus").body())
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
