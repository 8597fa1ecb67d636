package io.jikimi.doctor;

import org.flywaydb.core.api.FlywayException;
import org.springframework.core.env.ConfigurableEnvironment;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Brings the database up to date as a start would, and tells how that went. */
final class Migration implements Examination {

    private static final String NAME = "database.migrated";

    private final ConfigurableEnvironment environment;
    private final Database database;
    private final DatabaseTrouble trouble;

    Migration(ConfigurableEnvironment environment, Duration patience) {
        this.environment = environment;
        this.database = Database.of(environment, patience);
        this.trouble = new DatabaseTrouble(database.address());
    }

    @Override
    public List<Finding> findings() {
        try {
            var flyway = BotFlyway.of(environment, database.toChange());
            return List.of(
                    flyway == null
                            ? Finding.ok(
                                    NAME, "Migrations are switched off (spring.flyway.enabled).")
                            : new Migrations(flyway, trouble).run(NAME));
        } catch (SQLException | FlywayException failure) {
            return List.of(trouble.failed(NAME, failure));
        }
    }
}
