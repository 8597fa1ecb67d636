package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.lifecycle.Situation;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.Test;

import java.util.List;

class StatusTests {

    @Test
    void tellsEverybodyThatItIsConnected() {
        Jikimi.shared().waitsUntilConnected();
        var jikimi = Jikimi.sharedBot();

        await().until(() -> jikimi.get("/").body().contains("Connected"));
        assertThat(jikimi.get("/", "ko").body()).contains("연결됨", "lang=\"ko\"");
        assertThat(jikimi.get("/?lang=ko").body()).contains("연결됨");
        assertThat(jikimi.get("/", "fr").body()).contains("Connected", "0.1.0", "Shard 1");
        assertThat(jikimi.get("/").body()).doesNotContain("Jikimi Garden", "<script");
    }

    @Test
    void saysInAFewWordsHowItIs() {
        Jikimi.shared().waitsUntilConnected();
        var situation = Jikimi.sharedBot().bean(Situation.class);

        await().untilAsserted(
                        () ->
                                assertThat(situation.words())
                                        .matches(
                                                "serving: 1/1 shards(, ping \\d+ ms)?,"
                                                        + " \\d+ of \\d+ identifies left"));
    }

    @Test
    void saysOnThePageWhyItIsParkedAndWhereToClick() {
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            playground.faults().refuseToken();
            try (var jikimi = Jikimi.start(playground)) {
                await().until(() -> jikimi.get("/").body().contains("Parked"));

                assertThat(jikimi.get("/").body())
                        .contains(
                                "Discord does not accept the bot&#39;s token.",
                                "Reset Token",
                                "https://discord.com/developers/applications");
                assertThat(jikimi.get("/", "ko").body()).contains("멈춰 있음");
                assertThat(jikimi.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
                assertThat(jikimi.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            }
        }
    }

    @Test
    void knowsNoPartOfTheHealthThatThereIsNot() {
        var jikimi = Jikimi.sharedBot();

        for (var path : List.of("..;/x", "%2e%2e/x", "nothing/x", "liveness/nothing/x", "db/x")) {
            var answer = jikimi.get("/actuator/health/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        for (var path : List.of("db", "discord", "liveness/progress", "readiness/db")) {
            var answer = jikimi.get("/actuator/health/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void keepsThePageThatDoesNotExistPlain() {
        var missing = Jikimi.sharedBot().get("/nothing");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).doesNotContain("Exception", "\tat ");
    }
}
