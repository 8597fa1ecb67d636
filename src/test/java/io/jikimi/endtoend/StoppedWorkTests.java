package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Command;
import io.jikimi.playground.Playground;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Whoever waits for work when the process ends is told, instead of waiting for ever. */
class StoppedWorkTests {

    private static final ToilCommand TOIL = new ToilCommand();

    @TestConfiguration
    static class Toiling {

        @Bean
        Command toil() {
            return TOIL;
        }
    }

    @Test
    void tellsAtEveryDoorThatItWasStopped() {
        try (var playground = Playground.start();
                var bot = Jikimi.start(playground, Toiling.class)) {
            playground.waitsUntilConnected();
            var garden = playground.found("Toil", Locale.US);
            var bob = garden.welcomes("Bob").speaks(Locale.KOREAN);
            TOIL.begin(false);
            var posted = garden.owner().runs("/toil").answer();
            var whispered = bob.runs("/toil", "quietly").answer();
            garden.owner().says("!toil");
            var typed = garden.general().shows("I begin.");

            var begun = Instant.now();
            bot.close();

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(posted.text()).contains("I had to stop before this was finished");
            assertThat(typed.text()).contains("I had to stop before this was finished");
            assertThat(whispered.text()).contains("끝내지 못하고 멈췄어요");
            TOIL.end();
        }
    }
}
