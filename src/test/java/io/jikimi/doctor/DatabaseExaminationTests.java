package io.jikimi.doctor;

import static io.jikimi.doctor.Status.FAILED;
import static io.jikimi.doctor.Status.OK;
import static io.jikimi.doctor.Status.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;
import io.jikimi.testing.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.ConfigurableEnvironment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Whether the database answers, and how. */
class DatabaseExaminationTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PASSWORD = "canary-4711";

    @TempDir private Path folder;

    private Operator operator;

    @BeforeEach
    void anOperatorWithAnEmptyFolder() {
        operator = new Operator(folder);
    }

    @Test
    void findsNothingAmissWithPostgres() {
        var found = examine(TestDatabase.freshDatabase());

        assertThat(found.amiss()).isEmpty();
        assertThat(found.all())
                .extracting(Finding::name)
                .containsExactly(
                        "database.connection",
                        "database.tls",
                        "database.clock",
                        "database.migrations");
        assertThat(found.named("database.connection").what())
                .contains("PostgreSQL", "jdbc:postgresql://localhost");
        assertThat(found.named("database.tls").what()).contains("stays on this machine");
    }

    @Test
    void makesNoFileWhereThereIsNone() throws IOException {
        var found = examine(file());

        assertThat(found.amiss()).isEmpty();
        assertThat(found.named("database.connection").what()).contains("no database", "yet");
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void looksIntoAFile() throws SQLException {
        Database.of(environment(file()), LONG).toChange().getConnection().close();

        var found = examine(file());

        assertThat(found.amiss()).isEmpty();
        assertThat(found.named("database.connection").what()).contains("H2 2.");
        assertThat(found.named("database.migrations").what()).contains("To be carried out");
    }

    @Test
    void leavesAFileAloneThatTheBotUses() throws Exception {
        try (var bot = anotherH2();
                var _ = open(bot, file())) {
            var found = examine(file());

            assertThat(found.amiss()).containsExactly("database.connection");
            assertThat(found.statusOf("database.connection")).isEqualTo(WARNING);
            assertThat(found.named("database.connection").what()).contains("another process");
            var migration = new Migration(environment(file()), LONG);
            assertThat(Findings.of(migration).areWorded().amiss())
                    .containsExactly("database.migrated");
        }
    }

    @Test
    void saysThatNothingListensThere() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        failsWith("postgres://jikimi:" + PASSWORD + "@127.0.0.1:" + closed + "/jikimi", "Nothing");
    }

    @Test
    void givesUpOnOneThatNeverAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            operator.sets(
                    "DATABASE_URL", "postgres://jikimi@127.0.0.1:" + silent.getLocalPort() + "/j");
            var environment = operator.reads().environment();

            var found = Findings.of(new DatabaseExamination(environment, Duration.ofSeconds(1)));

            assertThat(found.areWorded().statusOf("database.connection")).isEqualTo(FAILED);
        }
    }

    @Test
    void saysThatThePasswordIsRefused() throws SQLException, IOException {
        var url = TestDatabase.freshDatabase();
        asksForAPassword(url, "guarded");

        failsWith(login(url, "guarded:" + PASSWORD), "refuses Jikimi");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        var url = TestDatabase.freshDatabase().replaceFirst("/jikimi_\\w+", "/nowhere");

        failsWith(login(url, "postgres:" + PASSWORD), "no database of this name");
    }

    @Test
    void neverShowsAPasswordInAUrl() {
        var url = TestDatabase.freshDatabase() + "&password=" + PASSWORD;
        operator.sets("SPRING_DATASOURCE_URL", url);

        var found = Findings.of(new DatabaseExamination(operator.reads().environment(), LONG));

        assertThat(found.areWorded().neverSay(PASSWORD).amiss()).isEmpty();
    }

    @Test
    void doesNotSpeakOfMigrationsThatAreSwitchedOff() {
        operator.sets("SPRING_FLYWAY_ENABLED", "false");

        var found = examine(TestDatabase.freshDatabase());

        assertThat(found.statusOf("database.migrations")).isEqualTo(OK);
        assertThat(found.named("database.migrations").what()).contains("switched off");
    }

    private void failsWith(String url, String words) {
        var found = examine(url);
        assertThat(found.all()).hasSize(1);
        assertThat(found.statusOf("database.connection")).isEqualTo(FAILED);
        assertThat(found.named("database.connection").what()).contains(words);
    }

    private Findings examine(String url) {
        return Findings.of(new DatabaseExamination(environment(url), LONG))
                .areWorded()
                .neverSay(PASSWORD);
    }

    private ConfigurableEnvironment environment(String url) {
        return operator.sets("DATABASE_URL", url).reads().environment();
    }

    private String file() {
        return "jdbc:h2:file:" + folder.resolve("jikimi");
    }

    private static String login(String url, String userAndPassword) {
        return url.replace("jdbc:postgresql://", "postgres://" + userAndPassword + "@")
                .replaceFirst("\\?.*", "");
    }

    // The server lets everybody in but those whom its list of hosts names first.
    private static void asksForAPassword(String url, String user) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show hba_file")) {
            rows.next();
            var hosts = Path.of(rows.getString(1));
            var others = Files.readString(hosts);
            Files.writeString(hosts, "host all " + user + " all scram-sha-256\n" + others);
            statement.execute("select pg_reload_conf()");
            statement.execute("create role " + user + " login password 'another'");
        }
    }

    /** An H2 that shares nothing with ours, as in another process. */
    private static URLClassLoader anotherH2() throws ClassNotFoundException {
        var jar =
                Class.forName("org.h2.Driver").getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    }

    private static Connection open(URLClassLoader h2, String url) throws Exception {
        var driver = h2.loadClass("org.h2.Driver").getConstructor().newInstance();
        return ((Driver) driver).connect(url, new Properties());
    }
}
