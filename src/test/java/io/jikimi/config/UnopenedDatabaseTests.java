package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jikimi.sources.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

@TestInstance(Lifecycle.PER_CLASS)
class UnopenedDatabaseTests {

    private static final UnopenedDatabase DATABASE =
            new UnopenedDatabase("jdbc:it", Place.variable("DATABASE_URL"));

    @TempDir Path folder;

    private EmbeddedPostgres server;

    @BeforeAll
    void startAServerThatRefusesMany(@TempDir Path data) throws IOException, SQLException {
        server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setServerConfig("fsync", "off")
                        .start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role guarded login password 'right'");
            statement.execute("create role barred login");
            statement.execute("create role crowded login connection limit 0");
            statement.execute("create role guest login");
            statement.execute("create database replica");
            statement.execute("alter database replica set default_transaction_read_only = on");
            Files.writeString(
                    data.resolve("pg_hba.conf"),
                    """
                    host all guarded all scram-sha-256
                    host all barred all reject
                    host all all all trust
                    """);
            statement.execute("select pg_reload_conf()");
        }
        await().until(() -> !opens("postgres", "barred"));
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, guarded, , refuses Jikimi, user and password",
        "postgres, guarded, wrong, refuses Jikimi, user and password",
        "postgres, nobody, any, refuses Jikimi, user and password",
        "postgres, barred, any, refuses Jikimi, sslmode=require",
        "nowhere, guest, any, no database of this name, name at the end",
        "postgres, guest, any, not make its tables, schema public",
        "replica, postgres, any, only be read, targetServerType",
        "postgres?sslmode=require, guest, any, encryption, sslmode=disable",
        "postgres?connectTimeout=soon, guest, any, value that cannot be used, what follows the ?"
    })
    void saysWhyAPostgresqlRefuses(
            String database, String user, @Nullable String password, String what, String remedy) {
        var mistake = opening("//127.0.0.1:" + server.getPort() + "/" + database, user, password);

        assertThat(mistake).hasMessageContaining(what);
        assertThat(mistake.remedy()).contains(remedy);
        assertThat(mistake.getExitCode()).isEqualTo(78);
        assertThat(mistake.problems().getFirst().place().text()).contains("DATABASE_URL");
    }

    @Test
    void letsASupervisorTryAgainWhereOthersTookAllConnections() {
        var mistake = opening("//127.0.0.1:" + server.getPort() + "/postgres", "crowded", "any");

        assertThat(mistake).hasMessageContaining("no connection left");
        assertThat(mistake.getExitCode()).isEqualTo(75);
    }

    @ParameterizedTest
    @CsvSource({
        "Sno handshake at all, encryption, sslmode",
        "HTTP/1.1 400 Bad Request, not PostgreSQL, host and port"
    })
    void saysWhatAStrangerAnswers(String answer, String what, String remedy) throws Exception {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var talk = Thread.ofVirtual().start(() -> answerOnce(stranger, answer));
            var url = "//127.0.0.1:" + stranger.getLocalPort() + "/name?sslmode=require";

            var mistake = opening(url, "guest", "any");
            talk.join();

            assertThat(mistake).hasMessageContaining(what);
            assertThat(mistake.remedy()).contains(remedy);
        }
    }

    @Test
    void tellsAHostThatIsNotKnownFromOneThatDoesNotAnswer() {
        var unknown = opening("//nowhere.invalid/name", "guest", "any");
        var silent = opening("//127.0.0.1:9/name", "guest", "any");

        assertThat(unknown).hasMessageContaining("No host of this name");
        assertThat(silent).hasMessageContaining("Nothing answers at jdbc:it.");
        assertThat(List.of(unknown, silent))
                .extracting(MisconfiguredException::getExitCode)
                .containsOnly(75);
    }

    @ParameterizedTest
    @CsvSource({
        "damaged, wrong, damaged",
        "short, wrong, cannot be read or written",
        "short.mv.db/below, wrong, cannot be read or written",
        "made, wrong, another user or password",
        "made;CIPHER=AES, 'a b', cannot be decrypted",
        "made;NOSUCH=1, right, does not know an option",
        "absent;IFEXISTS=TRUE, wrong, must not be made"
    })
    void saysWhyAFileIsNotOpened(String file, String password, String what) throws Exception {
        Files.writeString(folder.resolve("damaged.mv.db"), "rubbish ".repeat(2_000));
        Files.writeString(folder.resolve("short.mv.db"), "x");
        var url = "jdbc:h2:file:" + folder + "/";
        DriverManager.getConnection(url + "made", "sa", "right").close();

        var mistake = mistake(url + file + ";TRACE_LEVEL_FILE=0", "sa", password);

        assertThat(mistake).hasMessageContaining(what).hasMessageContaining("jdbc:it");
        assertThat(mistake.getExitCode()).isEqualTo(78);
    }

    @ParameterizedTest
    @CsvSource({
        "57P03, 0, starting or ending, 75",
        "57P01, 0, starting or ending, 75",
        "53100, 0, disk of the server is full, 78",
        "90020, 90020, Another Jikimi uses this file, 78",
        "90048, 90048, not written by this version, 78",
        "90067, 90067, Nothing answers, 75"
    })
    void knowsWhatIsHardToBringAbout(String state, int code, String what, int exitCode) {
        var mistake = behind(new SQLException("secret", state, code));

        assertThat(mistake).hasMessageContaining(what).message().doesNotContain("secret");
        assertThat(mistake.getExitCode()).isEqualTo(exitCode);
    }

    @Test
    void leavesMistakesOfOursToUs() {
        var ours = new BeanCreationException("flyway", new SQLException("syntax", "42601"));

        assertThat(OperatorMistakes.behind(ours, DATABASE)).isEmpty();
    }

    private MisconfiguredException opening(String url, String user, @Nullable String password) {
        return mistake("jdbc:postgresql:" + url, user, password);
    }

    private static MisconfiguredException mistake(
            String url, String user, @Nullable String password) {
        return behind(
                catchThrowableOfType(SQLException.class, () -> makeATable(url, user, password)));
    }

    private static MisconfiguredException behind(SQLException failure) {
        return OperatorMistakes.behind(new BeanCreationException("flyway", failure), DATABASE)
                .orElseThrow();
    }

    private boolean opens(String database, String user) {
        try {
            DriverManager.getConnection(server.getJdbcUrl(user, database)).close();
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private static void makeATable(String url, String user, @Nullable String password)
            throws SQLException {
        var login = new Properties();
        login.put("user", user);
        if (password != null) {
            login.put("password", password);
        }
        try (var connection = DriverManager.getConnection(url, login);
                var statement = connection.createStatement()) {
            statement.execute("create table public.jikimi (id int)");
        }
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (var caller = server.accept()) {
            caller.getInputStream().readNBytes(8);
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }
}
