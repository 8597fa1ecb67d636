package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class OperatorPageTests {

    private static final String TOKEN = "correct-horse";

    @TempDir Path folder;

    @Test
    void isClosedWhileNoTokenIsSet() {
        var answer = Jikimi.sharedBot().get("/actuator/config");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("BOT_OPERATOR_TOKEN").doesNotContain("bot.prefix");
        assertThat(Jikimi.sharedBot().get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(Jikimi.sharedBot().get("/actuator/prometheus").statusCode()).isEqualTo(200);
    }

    @Test
    void showsTheOperatorWhatRunsAndWhatARestartWouldChange() throws Exception {
        Files.writeString(folder.resolve("config.ini"), "[bot]\nprefix = ?\n");
        var port = Ports.free();
        try (var playground = Playground.start(PlaygroundSettings.forTests());
                var jikimi = JikimiProcess.start(folder, environment(playground, port))) {
            playground.waitsUntilConnected();
            assertThat(get(port, "wrong").statusCode()).isEqualTo(401);
            assertThat(jikimi.isRunning()).isTrue();

            var before = json(get(port, TOKEN));
            Files.writeString(folder.resolve("config.ini"), "[bot]\nprefix = %\n");
            var after = json(get(port, TOKEN));

            assertThat(prefix(before).at("/value").asString()).isEqualTo("?");
            assertThat(prefix(before).at("/place").asString()).isEqualTo("config.ini:2:10");
            assertThat(before.at("/drift")).isEmpty();
            assertThat(prefix(after)).isEqualTo(prefix(before));
            assertThat(after.at("/drift")).hasSize(1);
            assertThat(after.at("/drift/0/runs/value").asString()).isEqualTo("?");
            assertThat(after.at("/drift/0/now/value").asString()).isEqualTo("%");
            assertThat(after.toString()).doesNotContain(playground.token(), TOKEN);
        }
    }

    private static Map<String, String> environment(Playground playground, int port) {
        return Map.of(
                "DISCORD_TOKEN",
                playground.token(),
                "DISCORD_API_URL",
                playground.apiUrl(),
                "PORT",
                "" + port,
                "BOT_OPERATOR_TOKEN",
                TOKEN);
    }

    private static JsonNode prefix(JsonNode answer) {
        return answer.at("/settings")
                .valueStream()
                .filter(setting -> setting.at("/property").asString().equals("bot.prefix"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> get(int port, String token)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/config"))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request, BodyHandlers.ofString());
        }
    }
}
