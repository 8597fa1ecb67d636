package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.playground.Shown;
import io.jikimi.playground.world.Message;
import io.jikimi.testing.Ports;
import io.jikimi.testing.TestDatabase;
import io.jikimi.testing.Wire;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

@Execution(ExecutionMode.CONCURRENT)
class EndOfProcessTests {

    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    /** Before a platform that grants 30 seconds would kill it. */
    private static final Duration TIME_TO_BE_GONE = Duration.ofSeconds(25);

    private final HttpClient browser = HttpClient.newHttpClient();

    @TempDir Path folder;

    @Test
    void withoutATokenItEndsAtOnceAndSaysHowToTryIt() throws Exception {
        try (var jikimi = JikimiProcess.start(folder, Map.of("PORT", "0"))) {
            assertThat(jikimi.awaitExit(Duration.ofSeconds(60))).isEqualTo(78);
            assertThat(jikimi.log())
                    .contains("There is no Discord token", "DISCORD_TOKEN", "spring-boot:test-run")
                    .doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BOT_SHARDS_TOTAL, -1, bot.shards.total",
        "DATABASE_URL, sqlite:///hidden.db, DATABASE_URL=jdbc:h2:file:./data/jikimi",
        "DATABASE_URL, jdbc:h2:file:./jikimi.log/x;PASSWORD=hidden, cannot be read or written",
        "DYNO, web.1, heroku addons:create heroku-postgresql:essential-0",
        "DISCORD_API_URL, localhost:8290, DISCORD_API_URL"
    })
    void onAnOperatorsMistakeItEndsWith78AndSaysWhatToDo(String name, String value, String words)
            throws Exception {
        var environment = Map.of("DISCORD_TOKEN", "abc", "PORT", "0", name, value);
        try (var jikimi = JikimiProcess.start(folder, environment)) {
            assertThat(jikimi.awaitExit(Duration.ofSeconds(60))).as(jikimi.log()).isEqualTo(78);
            assertThat(jikimi.log()).contains(words).doesNotContain("\tat ", "hidden");
        }
    }

    @Test
    void whileTheDatabaseIsAwayItEndsWith75SoThatItIsTriedAgain() throws Exception {
        var url = "postgres://u:hidden@127.0.0.1:9/jikimi";
        var environment = Map.of("DISCORD_TOKEN", "abc", "PORT", "0", "DATABASE_URL", url);
        try (var jikimi = JikimiProcess.start(folder, environment)) {
            assertThat(jikimi.awaitExit(Duration.ofSeconds(60))).as(jikimi.log()).isEqualTo(75);
            assertThat(jikimi.log())
                    .contains("Starting JikimiApplication", "Nothing answers at")
                    .doesNotContain("\tat ", "hidden");
        }
    }

    @Test
    void theSecondOneOnAFileEndsWith78AndSaysWhy() throws Exception {
        var url = "jdbc:h2:file:" + folder.resolve("data").toAbsolutePath();
        var environment = Map.of("DISCORD_TOKEN", "abc", "PORT", "0", "DATABASE_URL", url);
        try (var first = DriverManager.getConnection(url);
                var jikimi = JikimiProcess.start(folder, environment)) {
            assertThat(first.isClosed()).isFalse();
            assertThat(jikimi.awaitExit(Duration.ofSeconds(60))).as(jikimi.log()).isEqualTo(78);
            assertThat(jikimi.log())
                    .contains("Another Jikimi uses this file", url)
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void beforeANewerSchemaItEndsWith78AndSaysWhatToRun() throws Exception {
        var url = "jdbc:h2:file:" + folder.resolve("data").toAbsolutePath();
        var source =
                new DriverManagerDataSource(
                        url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa", "");
        Flyway.configure().dataSource(source).load().migrate();
        JdbcClient.create(source)
                .sql(
                        """
                        insert into "flyway_schema_history" select 999, '209901010000', 'later',
                            "type", 'V209901010000__later.sql', 1, "installed_by", "installed_on",
                            1, true
                        from "flyway_schema_history" where "installed_rank" = 1
                        """)
                .update();

        var environment = Map.of("DISCORD_TOKEN", "abc", "PORT", "0", "DATABASE_URL", url);
        try (var jikimi = JikimiProcess.start(folder, environment)) {
            assertThat(jikimi.awaitExit(Duration.ofSeconds(60))).as(jikimi.log()).isEqualTo(78);
            assertThat(jikimi.log())
                    .contains("A newer Jikimi has changed the database", "209901010000 later")
                    .contains("Run that version or a newer one; to go back, restore the backup")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void whenATokenIsRefusedItEndsWith78IfItWasAskedTo() throws Exception {
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            playground.faults().refuseToken();
            try (var jikimi = start(playground, Map.of("BOT_ON_FATAL", "exit"))) {
                assertThat(jikimi.awaitExit(Duration.ofSeconds(60))).as(jikimi.log()).isEqualTo(78);
                assertThat(jikimi.log()).contains("Parked.").doesNotContain("\tat ");
            }
        }
    }

    @Test
    void onSigtermUnderLoadItAnswersAllThatItHasTaken() throws Exception {
        var port = Ports.free();
        try (var playground = Playground.start(PlaygroundSettings.forTests().withGuilds(10));
                var jikimi = start(playground, Map.of("PORT", String.valueOf(port)))) {
            playground.waitsUntilConnected();
            var people = people(playground);
            people.getFirst().runs("/ping").answer();
            playground.faults().slowRest(Duration.ofMillis(100));

            var asked = new ArrayList<Message>();
            for (var round = 0; round < 20; round++) {
                people.forEach(person -> asked.add(person.says("!ping")));
                people.forEach(person -> asked.add(person.says("!prefix set !")));
            }
            // Its answer shows that everything before it has arrived.
            people.getFirst().runs("/ping").answer();
            assertThat(answered(people)).hasSizeLessThan(asked.size());
            jikimi.sendSigterm();
            await().until(() -> get(port, "/actuator/health/readiness").statusCode() == 503);
            assertThat(get(port, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(answered(people)).as("it is still draining").hasSizeLessThan(asked.size());
            jikimi.sendSigterm();
            var exit = jikimi.terminate(TIME_TO_END);

            assertThat(exit).as(jikimi.log()).isEqualTo(143);
            assertThat(answered(people))
                    .containsExactlyInAnyOrderElementsOf(
                            asked.stream().map(message -> String.valueOf(message.id())).toList());
            assertThat(playground.gateway().sessions()).as("left, not lost").isEmpty();
            assertThat(jikimi.log())
                    .doesNotContain("\tat ", "Something went wrong", "Database is already closed");
        }
    }

    @Test
    void isGoneInTimeThoughDiscordAndTheDatabaseHang() throws Exception {
        var port = Ports.free();
        var database = TestDatabase.freshDatabase();
        try (var playground = Playground.start(PlaygroundSettings.forTests());
                var toDatabase = Wire.to(portOf(database));
                var toRest = Wire.to(portOf(playground.apiUrl()));
                var toGateway = Wire.to(playground.gateway().port())) {
            playground.gateway().leadThrough(toGateway.port());
            var environment =
                    Map.of(
                            "PORT",
                            String.valueOf(port),
                            "DATABASE_URL",
                            database.replaceFirst(
                                    "jdbc:postgresql://localhost:[0-9]+/([^?]*).*",
                                    "postgres://postgres@127.0.0.1:" + toDatabase.port() + "/$1"),
                            "DISCORD_API_URL",
                            playground
                                    .apiUrl()
                                    .replaceFirst(":[0-9]+/", ":" + toRest.port() + "/"));
            try (var jikimi = start(playground, environment)) {
                playground.waitsUntilConnected();
                var owner = playground.garden().owner();
                owner.says("!ping");
                playground.garden().general().shows("Pong");

                toRest.freeze();
                owner.says("!ping");
                await().untilAsserted(
                                () ->
                                        assertThat(get(port, "/actuator/prometheus").body())
                                                .containsPattern("jikimi_rest_pending [1-9]"));
                toDatabase.freeze();
                owner.says("!prefix set ?");
                toGateway.freeze();

                assertThat(jikimi.terminate(TIME_TO_BE_GONE)).as(jikimi.log()).isEqualTo(143);
                assertThat(jikimi.log())
                        .contains("could not be sent in time")
                        .doesNotContain("cut short");
            }
        }
    }

    @Test
    void onSigtermWhileItStartsItIsGoneSoonThoughTheDatabaseHangs() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var url = "postgres://a:b@127.0.0.1:" + silent.getLocalPort() + "/c";
            var environment = Map.of("DISCORD_TOKEN", "abc", "PORT", "0", "DATABASE_URL", url);
            try (var jikimi = JikimiProcess.start(folder, environment);
                    var asked = silent.accept()) {
                assertThat(asked.isConnected()).isTrue();

                assertThat(jikimi.terminate(Duration.ofSeconds(15)))
                        .as(jikimi.log())
                        .isEqualTo(143);
                // Its last words, though nothing ended as it should.
                assertThat(jikimi.log()).contains("is cut short");
            }
        }
    }

    @Test
    void whatWaitsForTheNextDaySaysSoAndEndsOnSigterm() throws Exception {
        var port = Ports.free();
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            playground.faults().leaveSessionStarts(50);
            try (var jikimi = start(playground, Map.of("PORT", String.valueOf(port)))) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> jikimi.log().contains("identifies of the day are left"));

                var readiness = get(port, "/actuator/health/readiness");
                assertThat(readiness.statusCode()).isEqualTo(503);
                assertThat(get(port, "/actuator/health").body())
                        .contains("OUT_OF_SERVICE", "USED_UP", "until");
                assertThat(get(port, "/actuator/health/liveness").statusCode()).isEqualTo(200);
                assertThat(get(port, "/").body())
                        .contains("Waiting", "Almost all connections", "(UTC)");
                assertThat(jikimi.terminate(TIME_TO_END)).as(jikimi.log()).isEqualTo(143);
                assertThat(playground.gateway().identifies()).isZero();
                assertThat(jikimi.log()).doesNotContain("\tat ");
            }
        }
    }

    @Test
    void whatStandsStillForGoodEndsWith70() throws Exception {
        try (var playground = Playground.start(PlaygroundSettings.forTests());
                var jikimi =
                        JikimiProcess.startWith(
                                Standstill.class,
                                folder,
                                environment(playground, Map.of()),
                                "-Djdk.virtualThreadScheduler.parallelism=1",
                                "-Djdk.virtualThreadScheduler.maxPoolSize=1")) {
            playground.waitsUntilConnected();
            playground.garden().owner().runs("/ping").answer();
            playground.garden().owner().says(Standstill.WORDS);

            assertThat(jikimi.awaitExit(Duration.ofSeconds(90))).as(jikimi.log()).isEqualTo(70);
            assertThat(jikimi.log())
                    .containsOnlyOnce("Stuck for")
                    .contains("no sign of life from", "lane", "Standstill.spin")
                    .doesNotContain(Standstill.WORDS);
        }
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + Jikimi.OPERATOR);
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static int portOf(String url) {
        return URI.create(url.replaceFirst("^jdbc:", "")).getPort();
    }

    private static List<String> answered(List<Person> people) {
        return people.stream()
                .flatMap(person -> person.place().messagesOfBot().stream())
                .filter(shown -> shown.contains("Pong") || shown.contains("Done. Commands"))
                .map(EndOfProcessTests::question)
                .filter(question -> !question.isEmpty())
                .toList();
    }

    private static String question(Shown answer) {
        return answer.message().json(0).at("/message_reference/message_id").asString();
    }

    private static List<Person> people(Playground playground) {
        return IntStream.range(0, 10)
                .mapToObj(number -> playground.found("Load " + number, Locale.US))
                .map(Community::owner)
                .toList();
    }

    private JikimiProcess start(Playground playground, Map<String, String> more)
            throws IOException {
        return JikimiProcess.start(folder, environment(playground, more));
    }

    private static Map<String, String> environment(
            Playground playground, Map<String, String> more) {
        var environment = new HashMap<String, String>();
        environment.put("DISCORD_TOKEN", playground.token());
        environment.put("DISCORD_API_URL", playground.apiUrl());
        environment.put("BOT_IDENTIFY_GAP", "50ms");
        environment.put("PORT", "0");
        environment.put("BOT_OPERATOR_TOKEN", Jikimi.OPERATOR);
        environment.putAll(more);
        return environment;
    }
}
