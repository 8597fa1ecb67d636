package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.Test;

class PublishingTests {

    private static final String COMMANDS = "/applications/{app}/commands";

    @Test
    void publishesSlashCommandsOncePerChangeAndNotPerStart() {
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            var database = "database.url=" + Jikimi.freshDatabase();
            useOnce(playground, database);
            useOnce(playground, database);

            assertThat(playground.requests().of("PUT", COMMANDS)).hasSize(1);
        }
    }

    @Test
    void publishesAgainAfterDiscordWasInTrouble() {
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            playground.faults().answerNext(1, "PUT", COMMANDS, 500);

            useOnce(playground, "database.url=" + Jikimi.freshDatabase());

            assertThat(playground.requests().of("PUT", COMMANDS)).hasSize(2);
        }
    }

    private static void useOnce(Playground playground, String database) {
        try (var jikimi = Jikimi.start(playground, database)) {
            playground.waitsUntilConnected();
            var garden = playground.garden();
            garden.person("Alice").in(garden.general()).runs("/ping").answer();
        }
    }
}
