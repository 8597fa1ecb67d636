package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The log of a bot that runs elsewhere than on a terminal. */
@Execution(ExecutionMode.CONCURRENT)
class LogLinesTests {

    private static final String TOKEN = "canary+token/1=from~environment";
    private static final String OPERATOR = "the-operators-own-token";
    private static final int LONGEST = 10_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{8}");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"auto, ''", "ecs, ''", "logstash, ''", "gelf, _"})
    void everyLineIsShortJsonThatSaysWhereItComesFromAndTellsNoSecret(String format, String before)
            throws Exception {
        String log;
        String number;
        try (var playground = Playground.start(PlaygroundSettings.forTests().withToken(TOKEN))) {
            var environment =
                    Map.of(
                            "DISCORD_TOKEN",
                            TOKEN,
                            "DISCORD_API_URL",
                            playground.apiUrl(),
                            "PORT",
                            "0",
                            "HEROKU_RELEASE_VERSION",
                            "v42",
                            "BOT_LOG_FORMAT",
                            format);
            try (var bot = JikimiProcess.startWith(MischiefCommand.class, folder, environment)) {
                playground.waitsUntilConnected();
                var answer = playground.garden().owner().runs("/panel").answer().text();
                var found = NUMBER.matcher(answer);
                assertThat(found.find()).as(answer).isTrue();
                number = found.group();
                bot.terminate(Duration.ofSeconds(30));
                log = bot.log();
            }
        }

        assertThat(log.lines().filter(LogLinesTests::tells)).isEmpty();
        assertThat(log.lines())
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length < LONGEST);
        assertThat(log).contains("Thread 'mischief' ended by a failure");
        var lines = log.lines().map(JsonMapper.shared()::readTree).toList();
        var failure = marked(lines, before + (before.isEmpty() ? "error.id" : "error_id"), number);
        assertThat(failure.toString()).contains("at the root", "[secret]");
        assertThat(failure.path(before + "command").asString()).isEqualTo("panel");
        assertThat(failure.path(before + "event").asString()).startsWith("SlashCommand");
        for (var field : List.of("guild", "channel", "user")) {
            assertThat(failure.path(before + field).asString()).as(field).matches("\\d{15,}");
        }
        assertThat(lines)
                .allMatch(line -> line.path(before + "release").asString("").equals("v42"));
        assertThat(lines.stream().map(line -> line.path(before + "instance").asString("")))
                .isNotEmpty()
                .doesNotContain("")
                .containsOnly(failure.path(before + "instance").asString());
        assertThat(failure.path(before + "shard").asString()).isEqualTo("0");
    }

    @Test
    void aFormatThatDoesNotExistIsRefusedWithTheOthers() throws Exception {
        var environment = Map.of("DISCORD_TOKEN", TOKEN, "PORT", "0", "BOT_LOG_FORMAT", "xml");
        try (var bot = JikimiProcess.start(folder, environment)) {
            assertThat(bot.awaitExit(Duration.ofSeconds(60))).as(bot.log()).isEqualTo(78);
            assertThat(bot.log()).contains("BOT_LOG_FORMAT", "logstash");
        }
    }

    @Test
    void aLevelChangedWhileItRunsCountsAtOnce() throws Exception {
        var port = Ports.free();
        try (var playground = Playground.start(PlaygroundSettings.forTests().withToken(TOKEN))) {
            var environment =
                    Map.of(
                            "DISCORD_TOKEN",
                            TOKEN,
                            "DISCORD_API_URL",
                            playground.apiUrl(),
                            "PORT",
                            "" + port,
                            "BOT_OPERATOR_TOKEN",
                            OPERATOR);
            try (var bot = JikimiProcess.start(folder, environment)) {
                playground.waitsUntilConnected();
                assertThat(bot.log()).doesNotContain("DEBUG");

                assertThat(setLevel(port, "org.springframework.web", "debug")).isEqualTo(204);
                assertThat(setLevel(port, "net.dv8tion.jda", "trace")).isEqualTo(204);
                playground.garden().owner().says("words of a person");
                playground.garden().owner().runs("/ping").answer();

                await().until(() -> bot.log().contains("DEBUG"));
                assertThat(bot.log()).doesNotContain("words of a person");
                assertThat(bot.log().lines().filter(LogLinesTests::tells)).isEmpty();
            }
        }
    }

    private static int setLevel(int port, String logger, String level) throws Exception {
        var address = URI.create("http://127.0.0.1:%d/actuator/loggers/%s".formatted(port, logger));
        var request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + OPERATOR)
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"configuredLevel\":\"%s\"}".formatted(level)))
                        .build();
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static boolean tells(String line) {
        return Canaries.forms(TOKEN).anyMatch(line::contains);
    }

    private static JsonNode marked(List<JsonNode> lines, String field, String value) {
        return lines.stream()
                .filter(line -> line.path(field).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(field + " " + value + " is in no line"));
    }
}
