package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.lifecycle.Parked;
import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.ParkingCause;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Intent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;

/** What Discord refuses for good. */
@ExtendWith(OutputCaptureExtension.class)
class ParkedTests {

    private final Playground playground = Playground.start();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void aRefusedTokenParksTheBotWhichExplainsItselfAndCallsNoMore(CapturedOutput output) {
        playground.faults().refuseToken();
        try (var bot = Jikimi.start(playground, Ears.class)) {
            awaitParked(bot, ParkingCause.TOKEN);

            assertThat(playground.requests().count()).isEqualTo(1);
            assertThat(bot.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(bot.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(bot.get("/actuator/health").body())
                    .contains("Discord does not accept the bot's token")
                    .contains("Reset Token")
                    .contains("https://discord.com/developers/applications");
            assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR "))).hasSize(1);
            await().during(Duration.ofSeconds(2)).until(() -> playground.requests().count() == 1);
            assertThat(bot.bean(Ears.Ends.class).codes()).isEmpty();
        }
    }

    @Test
    void aTokenThatIsResetWhileConnectedParksTheBotAndEndsItsConnection() {
        try (var bot = Jikimi.start(playground, Ears.class)) {
            playground.waitsUntilConnected();
            playground.faults().refuseToken();
            playground.garden().owner().says("!ping");

            awaitParked(bot, ParkingCause.TOKEN);
            await().until(() -> playground.gateway().openConnections() == 0);
            var requests = playground.requests().count();
            playground.garden().owner().says("!ping");
            await().during(Duration.ofSeconds(1))
                    .until(() -> playground.requests().count() == requests);
        }
    }

    @Test
    void aMissingIntentIsNamedAndEndsTheProcessWhereThatIsWanted(CapturedOutput output) {
        playground.faults().switchOff(Intent.MESSAGE_CONTENT);
        try (var bot = Jikimi.start(playground, Ears.class, "bot.on-fatal=exit")) {
            awaitParked(bot, ParkingCause.INTENTS);

            assertThat(bot.bean(Ears.Ends.class).codes()).containsExactly(78);
            assertThat(output).containsOnlyOnce("Parked.").contains("Message Content Intent");
            assertThat(playground.gateway().openConnections()).isZero();
        }
    }

    private static void awaitParked(Jikimi bot, ParkingCause cause) {
        var parking = bot.bean(Parking.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> parking.parked().map(Parked::cause).orElse(null) == cause);
    }
}
