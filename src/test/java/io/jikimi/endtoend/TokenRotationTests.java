package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.playground.world.Intent;
import io.jikimi.testing.Ports;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A new token that somebody writes into a file, while the bot runs. */
@Execution(ExecutionMode.CONCURRENT)
class TokenRotationTests {

    private static final String NEXT = "next.token.of-the-bot";

    @TempDir Path folder;

    private final Playground playground =
            Playground.start(PlaygroundSettings.forTests().withShards(2, 1));

    private int port;

    @BeforeEach
    void theTokenLiesInAFile() throws IOException {
        port = Ports.free();
        write(playground.token());
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void isTakenOverWithoutARestartAndNothingIsAnsweredTwice() throws Exception {
        try (var jikimi = start()) {
            playground.waitsUntilConnected();
            var owner = playground.garden().owner();
            var before = owner.says("!ping");
            await().until(() -> answers(before.id()) == 1);

            write(NEXT);
            playground.resetToken(NEXT);
            await().until(() -> jikimi.log().contains("was taken over"));
            playground.waitsUntilConnected();
            var asked = owner.says("!ping");
            await().until(() -> answers(asked.id()) == 1);

            assertThat(owner.runs("/ping").answer().text()).contains("Pong");
            assertThat(get("/actuator/config"))
                    .contains("\"drift\":[]", "\"outcome\":\"TAKEN_OVER\"");
            assertThat(answers(before.id())).isEqualTo(1);
            assertThat(answers(asked.id())).isEqualTo(1);
            assertThat(jikimi.isRunning()).isTrue();
            assertThat(jikimi.log()).doesNotContain("\tat ", NEXT);
        }
    }

    private long answers(long question) {
        return playground.garden().general().messagesOfBot().stream()
                .filter(
                        shown ->
                                shown.message()
                                        .json(0)
                                        .at("/message_reference/message_id")
                                        .asString()
                                        .equals(String.valueOf(question)))
                .count();
    }

    @Test
    void bringsBackABotThatWasParkedForItsOldOne() throws Exception {
        write("mistyped.token");
        try (var jikimi = start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> jikimi.log().contains("Parked."));

            write(playground.token());
            playground.waitsUntilConnected();

            assertThat(playground.garden().owner().runs("/ping").answer().text()).contains("Pong");
            assertThat(jikimi.log()).contains("No longer parked");
        }
    }

    @Test
    void changesNothingForABotThatIsParkedForItsIntents() throws Exception {
        playground.faults().switchOff(Intent.MESSAGE_CONTENT);
        try (var jikimi = start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> jikimi.log().contains("Parked."));

            playground.resetToken(NEXT);
            write(NEXT);
            await().until(() -> jikimi.log().contains("was taken over"));

            assertThat(get("/")).contains("Message Content Intent");
            assertThat(playground.gateway().openConnections()).isZero();
            assertThat(jikimi.log()).doesNotContain("No longer parked");
        }
    }

    @Test
    void isRefusedOnceWhereDiscordDoesNotKnowIt() throws Exception {
        try (var jikimi = start()) {
            playground.waitsUntilConnected();

            write("mistyped.token");
            await().until(() -> jikimi.log().contains("Discord does not accept it"));
            var asked = tokenTrials();
            var question = playground.garden().owner().says("!ping");
            await().until(() -> answers(question.id()) == 1);
            await().during(Duration.ofSeconds(1)).until(() -> tokenTrials() == asked);

            assertThat(jikimi.log().lines().filter(line -> line.contains("is not used")))
                    .hasSize(1);
            assertThat(jikimi.log()).doesNotContain("mistyped.token", "Parked.");
        }
    }

    @Test
    void isRefusedWhereItIsAnotherBots() throws Exception {
        playground.faults().knowStranger("stranger.token");
        try (var jikimi = start()) {
            playground.waitsUntilConnected();

            write("stranger.token");
            await().until(() -> jikimi.log().contains("the token of another bot"));

            assertThat(playground.garden().owner().runs("/ping").answer().text()).contains("Pong");
        }
    }

    @Test
    void isTakenOverLaterWhereDiscordCannotBeAsked() throws Exception {
        try (var jikimi = start()) {
            playground.waitsUntilConnected();
            playground.faults().answerAll("GET", "/users/@me", 503);

            playground.resetToken(NEXT);
            write(NEXT);
            await().until(() -> jikimi.log().contains("is not used yet"));
            playground.faults().heal();
            await().until(() -> jikimi.log().contains("was taken over"));

            playground.waitsUntilConnected();
            assertThat(playground.garden().owner().runs("/ping").answer().text()).contains("Pong");
        }
    }

    @Test
    void staysTheOldOneWhileTheFileIsEmpty() throws Exception {
        try (var jikimi = start()) {
            playground.waitsUntilConnected();

            write("\n");
            await().until(() -> jikimi.log().contains("its file cannot be read"));
            assertThat(playground.garden().owner().runs("/ping").answer().text()).contains("Pong");
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        var page = URI.create("http://127.0.0.1:" + port + path);
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(page)
                                    .header("Authorization", "Bearer " + Jikimi.OPERATOR)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private long tokenTrials() {
        return playground.requests().of("GET", "/users/@me").stream()
                .filter(request -> request.status() == 401)
                .count();
    }

    private void write(String token) throws IOException {
        Files.writeString(folder.resolve("token"), token + "\n");
    }

    private JikimiProcess start() throws IOException {
        return JikimiProcess.start(
                folder,
                Map.of(
                        "DISCORD_TOKEN_FILE",
                        "token",
                        "DISCORD_API_URL",
                        playground.apiUrl(),
                        "BOT_IDENTIFY_GAP",
                        "50ms",
                        "BOT_ROTATION_CHECK_EVERY",
                        "200ms",
                        "BOT_OPERATOR_TOKEN",
                        Jikimi.OPERATOR,
                        "PORT",
                        "" + port));
    }
}
