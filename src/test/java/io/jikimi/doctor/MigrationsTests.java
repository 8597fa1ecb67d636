package io.jikimi.doctor;

import static io.jikimi.doctor.Status.FAILED;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;
import io.jikimi.testing.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** How the database stands to the jar's migrations, and how it is brought up to date. */
class MigrationsTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String LATER = "migrations/V209901010000__later.sql";

    @TempDir private Path folder;

    private Operator operator;

    /** The databases that Jikimi knows. */
    enum Kind {
        H2,
        POSTGRESQL
    }

    @BeforeEach
    void anOperatorWithAnEmptyFolder() {
        operator = new Operator(folder);
    }

    @ParameterizedTest
    @EnumSource
    void bringsAnEmptyDatabaseUpToDate(Kind kind) {
        empty(kind);

        assertThat(examine().what()).contains("To be carried out", "202611221000 cluster instance");
        assertThat(migrate().what()).matches("\\d+ migrations were carried out\\.");
        assertThat(examine().what()).isEqualTo("The database is up to date.");
        assertThat(migrate().what()).isEqualTo("The database was up to date.");
    }

    @ParameterizedTest
    @EnumSource
    void namesWhatIsStillToDo(Kind kind) {
        empty(kind).sets("SPRING_FLYWAY_TARGET", "202611221000");
        assertThat(migrate().what()).isEqualTo("1 migration was carried out.");
        operator.sets("SPRING_FLYWAY_TARGET", "latest");

        assertThat(examine().what())
                .contains("202611221010 commands publication")
                .doesNotContain("cluster instance");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheDatabaseIsNewer(Kind kind) {
        empty(kind).writes(LATER, "create table later (id bigint);");
        withMoreMigrations();
        migrate();
        withoutMoreMigrations();

        assertThat(examine().status()).isEqualTo(FAILED);
        assertThat(examine().what()).contains("newer Jikimi", "209901010000 later");
        assertThat(migrate().status()).isEqualTo(FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatAMigrationIsNotWhatItWas(Kind kind) {
        empty(kind).writes(LATER, "create table later (id bigint);");
        withMoreMigrations();
        migrate();
        operator.writes(LATER, "create table later (id integer);");

        assertThat(examine().status()).isEqualTo(FAILED);
        assertThat(examine().what()).contains("other words", "209901010000 later");
        assertThat(migrate().status()).isEqualTo(FAILED);
    }

    @Test
    void saysThatAMigrationBrokeOffHalfway() {
        empty(Kind.H2).writes(LATER, "create table later (id bigint); insert into nowhere;");
        withMoreMigrations();

        assertThat(migrate().status()).isEqualTo(FAILED);
        assertThat(examine().status()).isEqualTo(FAILED);
        assertThat(examine().what()).contains("broke off halfway", "209901010000 later");
        assertThat(migrate().what()).contains("broke off halfway");
    }

    @Test
    void leavesNothingHalfDoneInPostgres() {
        empty(Kind.POSTGRESQL)
                .writes(LATER, "create table later (id bigint); insert into nowhere;");
        withMoreMigrations();

        assertThat(migrate().status()).isEqualTo(FAILED);
        assertThat(examine().what()).contains("To be carried out", "209901010000 later");
    }

    @ParameterizedTest
    @EnumSource
    void doesNotTakeSomebodyElsesDatabase(Kind kind) {
        empty(kind);
        execute("create table theirs (id bigint)");

        assertThat(examine().status()).isEqualTo(FAILED);
        assertThat(examine().what()).contains("none of Jikimi's");
        assertThat(migrate().status()).isEqualTo(FAILED);
    }

    @Test
    void saysThatARightIsMissing() {
        var url = TestDatabase.freshDatabase();

        logsInAsSomebodyElse(url);

        assertThat(examine().status()).isEqualTo(FAILED);
        assertThat(examine().remedy()).contains("GRANT USAGE, CREATE ON SCHEMA public");
        assertThat(migrate().status()).isEqualTo(FAILED);
    }

    @Test
    void saysThatTheTablesBelongToSomebodyElse() {
        var url = TestDatabase.freshDatabase();
        operator.sets("DATABASE_URL", url);
        migrate();

        logsInAsSomebodyElse(url);

        assertThat(examine().status()).isEqualTo(FAILED);
        assertThat(examine().remedy()).contains("GRANT ALL ON ALL TABLES");
    }

    private void logsInAsSomebodyElse(String url) {
        var name = "weak_" + UUID.randomUUID().toString().replace("-", "");
        operator.sets("DATABASE_URL", url);
        execute("create role " + name + " login");
        operator.sets("DATABASE_URL", url.replace("user=postgres", "user=" + name));
    }

    @ParameterizedTest
    @EnumSource
    void mayRunManyTimesAtOnce(Kind kind) throws Exception {
        empty(kind);
        var all = examine().what().split("\\d{12}", -1).length - 1;
        var environment = operator.reads().environment();
        Callable<Findings> one = () -> Findings.of(new Migration(environment, LONG));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, 4).mapToObj(_ -> threads.submit(one)).toList();
            var done = 0;
            for (var run : runs) {
                assertThat(run.get().areWorded().amiss()).isEmpty();
                var said = run.get().named("database.migrated").what();
                done += said.matches("\\d.*") ? Integer.parseInt(said.replaceAll("\\D", "")) : 0;
            }
            assertThat(done).isEqualTo(all);
        }
    }

    private Operator empty(Kind kind) {
        operator.sets(
                "DATABASE_URL",
                switch (kind) {
                    case H2 -> "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
                    case POSTGRESQL -> TestDatabase.freshDatabase();
                });
        // In memory, it is made by being opened.
        execute("select 1");
        return operator;
    }

    private void withMoreMigrations() {
        operator.sets(
                "SPRING_FLYWAY_LOCATIONS",
                "classpath:db/migration,filesystem:" + folder.resolve("migrations"));
    }

    private void withoutMoreMigrations() {
        operator.sets("SPRING_FLYWAY_LOCATIONS", "classpath:db/migration");
    }

    private Finding examine() {
        var examination = new DatabaseExamination(operator.reads().environment(), LONG);
        return Findings.of(examination).areWorded().named("database.migrations");
    }

    private Finding migrate() {
        var migration = new Migration(operator.reads().environment(), LONG);
        return Findings.of(migration).areWorded().named("database.migrated");
    }

    private void execute(String sql) {
        var database = Database.of(operator.reads().environment(), LONG);
        try (var connection = database.toChange().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
