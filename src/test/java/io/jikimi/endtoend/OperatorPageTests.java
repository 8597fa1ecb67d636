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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class OperatorPageTests {

    private static final String TOKEN = "correct-horse-battery-staple";

    @TempDir Path folder;

    @Test
    void isClosedWhileNoTokenIsSetHoweverItsAddressIsWritten() throws Exception {
        var port = Ports.free();
        try (var playground = Playground.start(PlaygroundSettings.forTests());
                var jikimi =
                        Jikimi.start(
                                playground,
                                "bot.operator.token=",
                                "server.port=" + port,
                                "management.endpoints.web.path-mapping.info=health/info")) {
            for (var page :
                    List.of(
                            "",
                            "/config",
                            "/cluster",
                            "/prometheus",
                            "/health/info",
                            "/loggers",
                            "/backup")) {
                var answer = jikimi.get("/actuator" + page);
                assertThat(answer.statusCode()).as(page).isEqualTo(403);
                assertThat(answer.body()).contains("BOT_OPERATOR_TOKEN").doesNotContain("jikimi_");
            }
            for (var path :
                    List.of(
                            "/actuator/prometheus/",
                            "//actuator/prometheus",
                            "/actuator//prometheus",
                            "/actuator/./prometheus",
                            "/x/../actuator/prometheus",
                            "/actuator;a=b/prometheus;c=d",
                            "/%61ctuator/%70rometheus",
                            "/actuator/%2e/prometheus",
                            "/actuator/health/../prometheus",
                            "/actuator/health/..;/prometheus",
                            "/ACTUATOR/PROMETHEUS",
                            "http://localhost/actuator/prometheus")) {
                for (var method : List.of("GET", "HEAD", "POST", "OPTIONS", "TRACE")) {
                    assertThat(raw(port, method, path, "Host: localhost"))
                            .as(method + " " + path)
                            .startsWith("HTTP/1.1 ")
                            .doesNotContain("jikimi_", "HTTP/1.1 204");
                }
            }
            for (var open : List.of("/health", "/health/liveness", "/health/readiness")) {
                assertThat(jikimi.get("/actuator" + open).statusCode()).as(open).isEqualTo(200);
            }
        }
    }

    @Test
    void takesTheTokenAndNothingThatIsNearlyTheToken() throws Exception {
        var bot = Jikimi.sharedBot();
        var port = bot.port();

        assertThat(bot.operatorGets("/actuator/prometheus").body()).contains("jikimi_");
        assertThat(bot.operatorGets("/actuator/info").statusCode()).isEqualTo(200);
        for (var sent :
                List.of(
                        "Bearer",
                        "Bearer ",
                        "Bearer " + Jikimi.OPERATOR + "x",
                        "Bearer " + Jikimi.OPERATOR.toUpperCase(Locale.ROOT),
                        "Basic " + Jikimi.OPERATOR,
                        Jikimi.OPERATOR)) {
            assertThat(
                            raw(
                                    port,
                                    "GET",
                                    "/actuator/prometheus",
                                    "Host: localhost\r\nAuthorization: " + sent))
                    .as(sent)
                    .startsWith("HTTP/1.1 401 ")
                    .contains("WWW-Authenticate: Bearer")
                    .doesNotContain("jikimi_");
        }
        assertThat(
                        raw(
                                port,
                                "GET",
                                "/actuator/prometheus",
                                "Host: localhost\r\nAuthorization: bearer " + Jikimi.OPERATOR))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aPortOfItsOwnIsReadWithoutTheTokenAndChangesNothing() throws Exception {
        var pages = Ports.free();
        var own = Ports.free();
        try (var playground = Playground.start(PlaygroundSettings.forTests());
                var _ =
                        Jikimi.start(
                                playground,
                                "server.port=" + pages,
                                "bot.operator.port=" + own,
                                "bot.operator.token=")) {
            for (var host : List.of("localhost", "127.0.0.1:" + own, "[::1]", "jikimi:9091")) {
                assertThat(raw(own, "GET", "/actuator/prometheus", "Host: " + host))
                        .as(host)
                        .startsWith("HTTP/1.1 200 ")
                        .contains("jikimi_");
            }
            assertThat(raw(own, "GET", "/actuator/health/liveness", "Host: localhost"))
                    .startsWith("HTTP/1.1 200 ");

            assertThat(raw(pages, "GET", "/actuator/prometheus", "Host: localhost:" + own))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(
                            raw(
                                    pages,
                                    "GET",
                                    "/actuator/prometheus",
                                    "Host: localhost\r\nX-Forwarded-Port: " + own))
                    .startsWith("HTTP/1.1 403 ");
            for (var foreign :
                    List.of(
                            "Host: rebound.example",
                            "Host: localhost\r\nOrigin: http://rebound.example",
                            "Host: localhost\r\nSec-Fetch-Site: cross-site")) {
                assertThat(raw(own, "GET", "/actuator/prometheus", foreign))
                        .as(foreign)
                        .startsWith("HTTP/1.1 403 ")
                        .doesNotContain("jikimi_");
            }
            assertThat(raw(own, "POST", "/actuator/loggers/ROOT", "Host: localhost"))
                    .doesNotStartWith("HTTP/1.1 2");
            assertThat(raw(own, "GET", "/actuator/cluster", "Host: localhost"))
                    .startsWith("HTTP/1.1 200 ");
            var json = "Host: localhost\r\nContent-Type: application/json";
            assertThat(raw(own, "POST", "/actuator/cluster", json)).startsWith("HTTP/1.1 403 ");
            assertThat(raw(own, "GET", "/actuator/backup", "Host: localhost"))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("BOT_OPERATOR_TOKEN");
        }
    }

    @Test
    void aPortThatIsTakenIsTriedAgainLater() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var jikimi =
                        JikimiProcess.start(
                                folder,
                                Map.of(
                                        "DISCORD_TOKEN",
                                        "abc",
                                        "PORT",
                                        "0",
                                        "BOT_OPERATOR_PORT",
                                        "" + taken.getLocalPort()))) {
            assertThat(jikimi.awaitExit(Duration.ofSeconds(60))).as(jikimi.log()).isEqualTo(75);
            assertThat(jikimi.log())
                    .contains("BOT_OPERATOR_PORT", "" + taken.getLocalPort())
                    .doesNotContain("\tat ");
        }
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

    // As it goes over the wire: a client of today would put such an address right.
    private static String raw(int port, String method, String path, String headers)
            throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var request =
                    "%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                            .formatted(method, path, headers);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
