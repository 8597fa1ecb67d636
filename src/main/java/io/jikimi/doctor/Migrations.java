package io.jikimi.doctor;

import static java.util.stream.Collectors.joining;

import io.jikimi.config.OperatorMistakes;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** How the database stands to the migrations in this jar. */
record Migrations(Flyway flyway, DatabaseTrouble trouble) {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);
    private static final String FROM_BACKUP =
            "Restore the backup from before that, and then start Jikimi again.";

    Finding examine(String name) throws SQLException {
        var info = flyway.info();
        var broken = named(info, each -> each.getState().isFailed());
        if (!broken.isEmpty()) {
            return Finding.failed(
                    name, "A migration broke off halfway: %s.".formatted(say(broken)), FROM_BACKUP);
        }
        var newer = named(info, each -> isDone(each) && !each.getState().isResolved());
        if (!newer.isEmpty()) {
            return Finding.failed(
                    name,
                    "A newer Jikimi has changed the database in a way that this one does not know: %s."
                            .formatted(say(newer)),
                    "Run that version or a newer one; to go back, restore the backup from before it.");
        }
        var changed = named(info, each -> isDone(each) && !each.isChecksumMatching());
        if (!changed.isEmpty()) {
            return Finding.failed(
                    name,
                    "A migration was once carried out in other words than this jar has for it: %s."
                            .formatted(say(changed)),
                    "Run an unchanged release of Jikimi: migrations are never edited, only added.");
        }
        if (isSomebodyElses(info)) {
            return somebodyElses(name);
        }
        return info.pending().length > 0 && !mayMakeTables()
                ? trouble.lacksARight(name)
                : toDo(name, info);
    }

    /**
     * Carries out what is to do. Two at once wait for each other, but one may at first see the
     * tables of the other half made; therefore nothing is taken for broken at first sight.
     */
    Finding run(String name) throws SQLException {
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                if (examine(name).status() != Status.FAILED) {
                    return migrate(name);
                }
            } catch (FlywayMigrateException broken) {
                throw broken;
            } catch (FlywayException halfMade) {
                if (OperatorMistakes.behind(halfMade).isPresent()) {
                    throw halfMade;
                }
                log.debug("Looking again at the tables", halfMade);
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
        var last = examine(name);
        return last.status() == Status.FAILED ? last : migrate(name);
    }

    private Finding migrate(String name) {
        var done = flyway.migrate().migrationsExecuted;
        return switch (done) {
            case 0 -> Finding.ok(name, "The database was up to date.");
            case 1 -> Finding.ok(name, "1 migration was carried out.");
            default -> Finding.ok(name, done + " migrations were carried out.");
        };
    }

    private static Finding toDo(String name, MigrationInfoService info) {
        var pending = Arrays.stream(info.pending()).map(Migrations::name).toList();
        return Finding.ok(
                name,
                pending.isEmpty()
                        ? "The database is up to date."
                        : "To be carried out when Jikimi starts, or by preflight: %s."
                                .formatted(say(pending)));
    }

    private boolean isSomebodyElses(MigrationInfoService info) {
        return info.applied().length == 0
                && !info.getInfoResult().allSchemasEmpty
                && !flyway.getConfiguration().isBaselineOnMigrate();
    }

    private static Finding somebodyElses(String name) {
        return Finding.failed(
                name,
                "The database holds tables, and none of Jikimi's.",
                "Give Jikimi a database of its own in DATABASE_URL, an empty one.");
    }

    // PostgreSQL gives this right to the owner alone, and Flyway would try for ten seconds.
    private boolean mayMakeTables() throws SQLException {
        var configuration = flyway.getConfiguration();
        try (var connection = configuration.getDataSource().getConnection();
                var statement = connection.createStatement()) {
            if (configuration.getDefaultSchema() != null
                    || !connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                return true;
            }
            try (var rows =
                    statement.executeQuery(
                            "select has_schema_privilege(current_schema(), 'CREATE')")) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static boolean isDone(MigrationInfo each) {
        return each.getState().isApplied();
    }

    private static List<String> named(
            MigrationInfoService info, Predicate<MigrationInfo> condition) {
        return Arrays.stream(info.all()).filter(condition).map(Migrations::name).toList();
    }

    private static String name(MigrationInfo each) {
        return each.getVersion() == null
                ? each.getDescription()
                : each.getVersion() + " " + each.getDescription();
    }

    private static String say(List<String> names) {
        return names.stream().collect(joining(", "));
    }
}
