package io.jikimi.doctor;

import io.jikimi.config.MisconfiguredException;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.time.Duration;

/** Has a start of the bot bring the database up to date, with the care that preflight takes. */
@Component
class StartMigration implements FlywayMigrationStrategy {

    private static final String NAME = "database.migrated";

    private final DatabaseTrouble trouble;

    StartMigration(Environment environment) {
        this.trouble = new DatabaseTrouble(Database.of(environment, Duration.ZERO).address());
    }

    @Override
    public void migrate(Flyway flyway) {
        try {
            var found = new Migrations(flyway, trouble).run(NAME);
            if (found.status() == Status.FAILED) {
                throw new MisconfiguredException(found.what(), String.valueOf(found.remedy()));
            }
        } catch (SQLException away) {
            throw new IllegalStateException("the database cannot be asked", away);
        }
    }
}
