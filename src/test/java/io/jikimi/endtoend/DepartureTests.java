package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.endtoend.Ears.Heard;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class DepartureTests {

    private static final int GUILDS = 20;
    private static final int EACH = 25;

    @Test
    void endingUnderLoadLosesNoAcceptedReplyAndTakesSeconds() {
        try (var playground = Playground.start(PlaygroundSettings.forTests().withGuilds(GUILDS))) {
            var bot = Jikimi.start(playground, Ears.class);
            playground.waitsUntilConnected();
            var heard = bot.bean(Heard.class);
            var guilds = playground.world().guilds().stream().map(guild -> guild.name()).toList();
            playground.faults().slowRest(Duration.ofMillis(40));
            for (var i = 0; i < EACH; i++) {
                for (var guild : guilds) {
                    playground.community(guild).owner().says(Heard.ECHO + i);
                }
            }
            await().until(() -> heard.echoed() > GUILDS);

            var begun = Instant.now();
            bot.close();

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
            var replies =
                    guilds.stream()
                            .mapToInt(
                                    guild ->
                                            playground
                                                    .community(guild)
                                                    .general()
                                                    .messagesOfBot()
                                                    .size())
                            .sum();
            assertThat(replies).isEqualTo(heard.echoed());
            assertThat(playground.gateway().openConnections()).isZero();
        }
    }
}
