package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** A secret of every source, and no output that knows one of them. */
@Execution(ExecutionMode.CONCURRENT)
class CanaryTests {

    private static final String TOKEN = "canary+token/1=from~environment";
    private static final List<String> CANARIES =
            List.of(
                    TOKEN,
                    "canary+shadowed/2=in~ini",
                    "canary+shadowed/3=in~env",
                    "canary+database/4=in~credentials",
                    "canary+operator/5=in~file",
                    "http://127.0.0.1:9/canary-of-the-heartbeat");

    private static final String OF_A_PERSON = "canary words of a person";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"text", "ecs", "gelf", "logstash"})
    void aWholeRunAtTraceTellsNoSecretAndNothingThatPeopleSay(String format) throws Exception {
        var said = new StringBuilder();
        var port = Ports.free();
        try (var playground = Playground.start(PlaygroundSettings.forTests().withToken(TOKEN))) {
            try (var jikimi = JikimiProcess.start(folder, environment(playground, port, format))) {
                playground.waitsUntilConnected();
                playground.garden().owner().says(OF_A_PERSON);
                playground.garden().owner().runs("/ping").answer();
                for (var path : pages()) {
                    said.append(get(port, path));
                }
                jikimi.terminate(Duration.ofSeconds(30));
                said.append(jikimi.log());
            }
        }
        said.append(Files.readString(folder.resolve("jikimi.file.log")));

        assertThat(said.toString()).contains("TRACE", "propertySources", "\"threads\"");
        assertThat(said.toString().lines().filter(CanaryTests::tells)).isEmpty();
        assertThat(said.toString().lines().filter(line -> line.contains(OF_A_PERSON))).isEmpty();
    }

    @Test
    void aRefusedStartTellsNoneOfTheValuesThatWereWrong() throws Exception {
        var wrong = "canary+wrong/6=value here";
        write("config.ini", "[bot]\non-fatal = " + wrong + "\n" + wrong + "\n[" + wrong + "\n");
        write(".env", wrong + "\nBOT_PREFIX=" + wrong + "\nA=${" + wrong + "}\n\"" + wrong + "\n");
        write("secret.txt", wrong + "\n" + wrong + "\n");
        var environment = new HashMap<String, String>();
        environment.put("DISCORD_TOKEN_FILE", "secret.txt");
        environment.put("DISCORD_API_URL", wrong);
        environment.put("BOT_SHARDS_TOTAL", wrong);
        environment.put("BOT_UNKNOWN", wrong);
        environment.put("BOT_IDENTIFY_GAP", "${" + wrong + "}");
        environment.put("PORT", wrong);
        environment.put("DATABASE_URL", "mysql://keeper:" + wrong + "@localhost/jikimi");
        environment.put("LOGGING_LEVEL_ROOT", "TRACE");
        try (var jikimi = JikimiProcess.start(folder, environment)) {
            assertThat(jikimi.awaitExit(Duration.ofSeconds(60))).isEqualTo(78);

            assertThat(jikimi.log())
                    .contains("config.ini:2:", ".env:1:1", "secret.txt", "environment PORT")
                    .doesNotContain("\tat ");
            assertThat(jikimi.log().lines().filter(line -> line.contains("canary"))).isEmpty();
        }
    }

    private static boolean tells(String line) {
        return CANARIES.stream().flatMap(Canaries::forms).anyMatch(line::contains);
    }

    private HashMap<String, String> environment(Playground playground, int port, String format)
            throws IOException {
        write(
                "config.ini",
                "[bot]\ntoken = "
                        + CANARIES.get(1)
                        + "\n[database]\nurl = jdbc:h2:file:./data/jikimi\n");
        write(".env", "DISCORD_TOKEN='" + CANARIES.get(2) + "'\n");
        write("credentials/database.password", CANARIES.get(3));
        write("operator.txt", CANARIES.get(4));
        var environment = new HashMap<String, String>();
        environment.put("DISCORD_TOKEN", TOKEN);
        environment.put("DISCORD_API_URL", playground.apiUrl());
        environment.put("PORT", "" + port);
        environment.put("CREDENTIALS_DIRECTORY", "credentials");
        environment.put("BOT_OPERATOR_TOKEN_FILE", "operator.txt");
        environment.put("BOT_HEARTBEAT_URL", CANARIES.get(5));
        environment.put("BOT_LOG_FORMAT", format);
        environment.put("LOGGING_LEVEL_ROOT", "TRACE");
        environment.put("LOGGING_LEVEL_NET_DV8TION_JDA", "TRACE");
        environment.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK", "TRACE");
        environment.put("LOGGING_LEVEL_ORG_APACHE", "TRACE");
        environment.put("LOGGING_LEVEL_ORG_HIBERNATE", "TRACE");
        environment.put("LOGGING_LEVEL_ORG_FLYWAYDB", "TRACE");
        environment.put("LOGGING_LEVEL_COM_ZAXXER_HIKARI", "TRACE");
        environment.put("LOGGING_FILE_NAME", "jikimi.file.log");
        environment.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "*");
        environment.put("MANAGEMENT_ENDPOINT_ENV_SHOW_VALUES", "always");
        environment.put("MANAGEMENT_ENDPOINT_CONFIGPROPS_SHOW_VALUES", "always");
        return environment;
    }

    private static List<String> pages() {
        return Stream.of(
                        "env",
                        "env/bot.token",
                        "env/DISCORD_TOKEN",
                        "configprops",
                        "beans",
                        "threaddump",
                        "conditions",
                        "mappings",
                        "loggers",
                        "health",
                        "info",
                        "metrics",
                        "prometheus",
                        "config",
                        "flyway",
                        "scheduledtasks")
                .map(name -> "/actuator/" + name)
                .toList();
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + CANARIES.get(4))
                        .build();
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request, BodyHandlers.ofString()).body();
        }
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
