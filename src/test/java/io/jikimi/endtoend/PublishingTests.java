package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            await().until(() -> isRemembered(jikimi));
            var garden = playground.garden();
            garden.person("Alice").in(garden.general()).runs("/ping").answer();
        }
    }

    private static boolean isRemembered(Jikimi jikimi) {
        return jikimi.bean(JdbcClient.class)
                        .sql("select count(*) from command_publication")
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
