package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A new password of the database that somebody writes into a file, while the bot runs. */
class PasswordRotationTests {

    @TempDir Path folder;

    private final Playground playground = Playground.start(PlaygroundSettings.forTests());
    private EmbeddedPostgres server;

    @BeforeEach
    void aDatabaseThatAsksForAPassword(@TempDir Path data) throws IOException, SQLException {
        server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setServerConfig("fsync", "off")
                        .start();
        execute("create role keeper login password 'first word'");
        execute("create database garden owner keeper");
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "host all keeper all scram-sha-256\nhost all all all trust\n");
        execute("select pg_reload_conf()");
        write("first word");
    }

    @AfterEach
    void close() throws IOException {
        playground.close();
        server.close();
    }

    @Test
    void isTakenOverWithoutARestart() throws Exception {
        try (var jikimi = start()) {
            playground.waitsUntilConnected();
            assertThat(sets("?")).contains("`?`");

            var before = connections();
            execute("alter role keeper password 'second word'");
            write("second word");
            await().until(() -> jikimi.log().contains("was taken over"));
            await().until(() -> connections().stream().noneMatch(before::contains));

            assertThat(sets("%")).contains("`%`");
            assertThat(jikimi.log()).doesNotContain("first word", "second word");
        }
    }

    @Test
    void isKeptOutWhereTheDatabaseRefusesIt() throws Exception {
        try (var jikimi = start()) {
            playground.waitsUntilConnected();

            write("mistyped");
            await().until(() -> jikimi.log().contains("The database does not accept it"));
            assertThat(sets("?")).contains("`?`");
            execute("alter role keeper password 'mistyped'");
            await().until(() -> jikimi.log().contains("was taken over"));

            assertThat(sets("%")).contains("`%`");
        }
    }

    private String sets(String prefix) {
        return playground.garden().owner().runs("/prefix", "set", prefix).answer().text();
    }

    private List<Integer> connections() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select pid from pg_stat_activity where usename = 'keeper'")) {
            var pids = new ArrayList<Integer>();
            while (rows.next()) {
                pids.add(rows.getInt(1));
            }
            return pids;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void write(String password) throws IOException {
        Files.writeString(folder.resolve("password"), password + "\n");
    }

    private JikimiProcess start() throws IOException {
        return JikimiProcess.start(
                folder,
                Map.of(
                        "DISCORD_TOKEN",
                        playground.token(),
                        "DISCORD_API_URL",
                        playground.apiUrl(),
                        "DATABASE_URL",
                        "postgres://keeper@localhost:" + server.getPort() + "/garden",
                        "DATABASE_PASSWORD_FILE",
                        "password",
                        "BOT_ROTATION_CHECK_EVERY",
                        "200ms",
                        "PORT",
                        "0"));
    }
}
