package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Ports;
import io.jikimi.testing.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Every line of the Procfile, with a hundred guilds, on PostgreSQL and in 512 MB. */
class ProcfileIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(30);
    private static final int GUILDS = 100;
    private static final int QUOTA_MEGABYTES = 512;
    private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    @TempDir Path app;

    private final Playground playground =
            Playground.start(PlaygroundSettings.forTests().withGuilds(GUILDS).withContract(false));
    private final String database = TestDatabase.freshDatabase();
    private final int port = Ports.free();
    private final HttpClient browser = HttpClient.newHttpClient();

    private Dyno dyno;

    @BeforeEach
    void aDynoWithADatabase() throws IOException {
        dyno = new Dyno(app, playground, database).sets("PORT", String.valueOf(port));
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void aReleaseWithAWrongTokenFailsAndLeavesTheDatabaseAlone() throws Exception {
        try (var release = dyno.sets("DISCORD_TOKEN", "mistyped.token").start("release")) {
            assertThat(release.awaitExit(PATIENCE)).as(release.log()).isEqualTo(78);
            assertThat(release.log())
                    .contains("FAILED", "discord.token")
                    .doesNotContain("mistyped.token", "p@ss", "p%40ss");
        }
        assertThat(tables()).isZero();
    }

    @Test
    void aReleaseMigratesAndTheWebDynoThenServesOnItsPort() throws Exception {
        try (var release = dyno.start("release")) {
            assertThat(release.awaitExit(PATIENCE)).as(release.log()).isZero();
            assertThat(release.log()).contains("migrations were carried out");
        }
        assertThat(tables()).isPositive();

        // As if the whole heap were in use, and with less open to the world.
        dyno.setsJavaOptions("-Xms256m -XX:+AlwaysPreTouch")
                .sets("MANAGEMENT_ENDPOINT_HEALTH_SHOW_DETAILS", "never")
                .sets("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,config")
                .sets("BOT_OPERATOR_TOKEN", "a-token-of-the-operator");
        try (var web = dyno.start("web")) {
            await().atMost(PATIENCE)
                    .ignoreException(ConnectException.class)
                    .until(() -> asked("health/readiness").statusCode() == 200);
            assertThat(asked("health").body()).contains("status").doesNotContain("shards", "db");
            assertThat(asked("prometheus").statusCode()).isEqualTo(404);
            assertThat(asked("config").statusCode()).isEqualTo(401);
            answersAndEndsInTime(web);
        }
    }

    @Test
    void aWorkerServesWithoutAWebServer() throws Exception {
        try (var worker = dyno.start("worker")) {
            playground.waitsUntilConnected();
            assertThatThrownBy(() -> asked("health/liveness")).isInstanceOf(ConnectException.class);
            answersAndEndsInTime(worker);
        }
    }

    private void answersAndEndsInTime(JikimiProcess process) throws Exception {
        playground.waitsUntilConnected();
        playground.garden().owner().says("!ping");
        playground.garden().general().shows("Pong");

        assertThat(mostMegabytesOf(process)).isLessThan(QUOTA_MEGABYTES);
        assertThat(process.terminate(UNTIL_KILLED)).as(process.log()).isEqualTo(143);
        assertThat(process.log()).doesNotContain("\tat ", "p@ss", "p%40ss");
    }

    private HttpResponse<String> asked(String endpoint) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint);
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    // The most that it ever had in memory.
    private static long mostMegabytesOf(JikimiProcess process) throws IOException {
        var status = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"));
        var found = RESIDENT.matcher(status);
        assertThat(found.find()).isTrue();
        var megabytes = Long.parseLong(found.group(1)) / 1024;
        System.out.printf("A dyno with %d guilds: %d MB%n", GUILDS, megabytes);
        return megabytes;
    }

    private long tables() throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select count(*) from information_schema.tables
                                where table_schema = 'public'
                                """)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
