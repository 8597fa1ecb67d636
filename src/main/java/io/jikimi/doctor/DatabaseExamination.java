package io.jikimi.doctor;

import org.flywaydb.core.api.FlywayException;
import org.springframework.core.env.ConfigurableEnvironment;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** Looks at the database without changing it: whether it answers, how safely, and its tables. */
final class DatabaseExamination implements Examination {

    private static final String CONNECTION = "database.connection";
    private static final String MIGRATIONS = "database.migrations";

    private final ConfigurableEnvironment environment;
    private final Database database;
    private final DatabaseTrouble trouble;

    DatabaseExamination(ConfigurableEnvironment environment, Duration patience) {
        this.environment = environment;
        this.database = Database.of(environment, patience);
        this.trouble = new DatabaseTrouble(database.address());
    }

    @Override
    public List<Finding> findings() {
        try {
            var source = database.toLookAt();
            var findings = new ArrayList<>(ofConnection(source));
            findings.add(ofMigrations(source));
            return findings;
        } catch (SQLException no) {
            return List.of(trouble.whenLooking(CONNECTION, no));
        }
    }

    private List<Finding> ofConnection(DataSource source) throws SQLException {
        var begun = System.nanoTime();
        try (var connection = source.getConnection()) {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var answers =
                    Finding.ok(
                            CONNECTION,
                            "%s %s answers at %s in %d ms."
                                    .formatted(
                                            connection.getMetaData().getDatabaseProductName(),
                                            connection.getMetaData().getDatabaseProductVersion(),
                                            database.address().shown(),
                                            took.toMillis()));
            if (!database.isPostgres()) {
                return List.of(answers);
            }
            var near = Neighbourhood.holds(database.address().jdbcUrl());
            return List.of(
                    answers,
                    Encryption.of(connection, near).finding("database.tls"),
                    clock(connection).finding("database.clock", "the database"));
        }
    }

    private static ClockSkew clock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var before = Instant.now();
            try (var rows = statement.executeQuery("select clock_timestamp()")) {
                rows.next();
                var theirs = rows.getObject(1, OffsetDateTime.class).toInstant();
                return ClockSkew.between(before, Instant.now(), theirs, theirs);
            }
        }
    }

    private Finding ofMigrations(DataSource source) throws SQLException {
        try {
            var flyway = BotFlyway.of(environment, source);
            return flyway == null
                    ? Finding.ok(MIGRATIONS, "Migrations are switched off (spring.flyway.enabled).")
                    : new Migrations(flyway, trouble).examine(MIGRATIONS);
        } catch (FlywayException failure) {
            return trouble.failed(MIGRATIONS, failure);
        }
    }
}
