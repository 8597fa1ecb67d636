package io.jikimi.doctor;

import static java.util.stream.Collectors.toCollection;

import io.jikimi.config.DatabaseAddress;
import io.jikimi.config.MisconfiguredException;
import io.jikimi.config.OperatorMistakes;
import io.jikimi.config.Settings;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import javax.sql.DataSource;

/** A bot's database, or one like it, for somebody who carries its data from or to it. */
public final class BotDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NAME = "database.migrated";
    private static final int H2_IN_USE = 90020;

    private final Settings settings;
    private final Database database;

    private BotDatabase(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    /** The one that a bot with these settings uses. */
    public static BotDatabase of(Settings settings) {
        return new BotDatabase(settings, Database.of(settings.environment(), PATIENCE));
    }

    /** Another one, which nobody else uses, with the migrations of the same bot. */
    public BotDatabase beside(String jdbcUrl) {
        return new BotDatabase(
                settings, new Database(new DatabaseAddress(jdbcUrl, "sa", null), PATIENCE));
    }

    /** Where it is, without a secret. */
    public String shown() {
        return database.address().shown();
    }

    /** Opens it where it exists. */
    public Connection open() throws SQLException {
        return database.toRead().getConnection();
    }

    /** Opens it; an H2 file is made where there is none. */
    public Connection openOrMake() throws SQLException {
        return database.toChange().getConnection();
    }

    /** In which table Flyway writes down what it has carried out. */
    public String history() {
        return settings.environment().getProperty("spring.flyway.table", "flyway_schema_history");
    }

    /** The migrations in this jar. */
    public SortedSet<String> known() throws SQLException {
        return versions(flyway(beside("jdbc:h2:mem:").database.toChange()));
    }

    private static SortedSet<String> versions(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(each -> each.getState().isResolved() && each.getVersion() != null)
                .map(each -> each.getVersion().getVersion())
                .collect(toCollection(TreeSet::new));
    }

    /** Carries out all migrations, as a start of the bot does. */
    public void migrate() throws SQLException {
        var trouble = new DatabaseTrouble(database.address());
        var found = new Migrations(flyway(database.toChange()), trouble).run(NAME);
        if (found.status() == Status.FAILED) {
            throw new MisconfiguredException(found.what(), String.valueOf(found.remedy()));
        }
    }

    /** Carries out these migrations and no other, so that the tables are as they once were. */
    public void migrate(Set<String> versions) throws SQLException {
        var all = flyway(database.toChange());
        Path folder = null;
        try {
            folder = Files.createTempDirectory("jikimi-migrations");
            for (var each : all.info().all()) {
                if (each.getVersion() != null
                        && versions.contains(each.getVersion().getVersion())) {
                    copy(all, each, folder);
                }
            }
            like(all).locations("filesystem:" + folder).load().migrate();
        } catch (IOException failure) {
            throw new IllegalStateException("migrations cannot be copied", failure);
        } finally {
            FileSystemUtils.deleteRecursively(folder == null ? null : folder.toFile());
        }
    }

    private static void copy(Flyway flyway, MigrationInfo migration, Path folder)
            throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        for (var location : flyway.getConfiguration().getLocations()) {
            var resource =
                    resources.getResource(
                            location.getDescriptor().replaceFirst("^filesystem:", "file:")
                                    + "/"
                                    + migration.getScript());
            if (resource.exists()) {
                Files.copy(resource.getInputStream(), folder.resolve(migration.getScript()));
                return;
            }
        }
        throw new IllegalStateException("nowhere is a script " + migration.getScript());
    }

    // Also where spring.flyway.url names another database.
    private Flyway flyway(DataSource source) {
        var flyway = BotFlyway.of(settings.environment(), source);
        if (flyway == null) {
            throw new MisconfiguredException(
                    "Migrations are switched off (spring.flyway.enabled), and without them no tables"
                            + " can be made.",
                    "Take that setting out.");
        }
        return like(flyway).dataSource(source).load();
    }

    private static FluentConfiguration like(Flyway flyway) {
        return Flyway.configure().configuration(flyway.getConfiguration());
    }

    /**
     * What an operator can do about a failure; the failure itself where it is nobody's but ours.
     */
    public RuntimeException told(Exception failure) {
        var mistake = OperatorMistakes.behind(failure, shown());
        if (mistake.isPresent() && isAway(failure)) {
            return MisconfiguredException.passing(
                    String.valueOf(mistake.get().getMessage()), mistake.get().remedy());
        }
        return mistake.isPresent()
                ? mistake.get()
                : failure instanceof FlywayException ours
                        ? ours
                        : new IllegalStateException("the database refuses", failure);
    }

    /** Whether it lies in a file that another process has open. */
    public static boolean isLocked(SQLException failure) {
        return failure.getErrorCode() == H2_IN_USE;
    }

    // Waiting helps: nothing listens yet, or another process has the file.
    private static boolean isAway(Throwable failure) {
        for (var each = failure; each != null; each = each.getCause()) {
            if (each instanceof ConnectException
                    || each instanceof SocketTimeoutException
                    || each instanceof SQLException no && isLocked(no)) {
                return true;
            }
        }
        return false;
    }
}
