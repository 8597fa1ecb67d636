package io.jikimi.backup;

import io.jikimi.backup.Lines.Contents;
import io.jikimi.cluster.InstanceRegistry;
import io.jikimi.config.MisconfiguredException;
import io.jikimi.config.Settings;
import io.jikimi.doctor.BotDatabase;
import io.jikimi.privacy.ErasureList;

import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes all that a bot has stored into a file, and puts it back. */
public final class Backups {

    private static final String INSTANCES = "cluster_instance";
    private static final int SNAPSHOT_IN_H2 = 6;

    private final Settings settings;
    private final BotDatabase database;
    private final String release;
    private final Clock clock;

    /**
     * For the bot with these settings.
     *
     * @param release the version of Jikimi
     */
    public Backups(Settings settings, String release, Clock clock) {
        this.settings = settings;
        this.database = BotDatabase.of(settings);
        this.release = release;
        this.clock = clock;
    }

    /** Where the database is, without a secret. */
    public String database() {
        return database.shown();
    }

    /**
     * Writes a backup into a file, which is there whole or not at all.
     *
     * @return how much it holds
     */
    public List<Sum> write(Path file, boolean replace) throws IOException {
        mustNotExist(file, replace);
        var target = file.toAbsolutePath();
        // It is made for nobody else to read.
        var part = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
        part.toFile().deleteOnExit();
        try {
            List<Sum> sums;
            try (var out = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
                sums = write(out);
            }
            mustNotExist(file, replace);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return sums;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes a backup into a stream. */
    public List<Sum> write(OutputStream out) throws IOException {
        try (var connection = database.open()) {
            beginSnapshot(connection);
            return write(connection, out);
        } catch (SQLException failure) {
            if (BotDatabase.isLocked(failure)) {
                return writeWhatTheBotGives(out);
            }
            throw database.told(failure);
        }
    }

    private List<Sum> writeWhatTheBotGives(OutputStream out) throws IOException {
        var given = Files.createTempFile("jikimi-backup", ".part");
        given.toFile().deleteOnExit();
        try {
            new RunningBot(settings, database.shown()).backup(given);
            var sums = BackupReader.check(given).sums();
            Files.copy(given, out);
            return sums;
        } finally {
            Files.deleteIfExists(given);
        }
    }

    private List<Sum> write(Connection connection, OutputStream out)
            throws SQLException, IOException {
        var facts = connection.getMetaData();
        var header =
                new Header(
                        Header.FORMAT,
                        release,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        facts.getDatabaseProductName() + " " + facts.getDatabaseProductVersion(),
                        History.of(connection, database.history()));
        var tables = Tables.of(connection, database.history());
        return BackupWriter.write(header, connection, tables, out);
    }

    private static void beginSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
        } else {
            connection.setTransactionIsolation(SNAPSHOT_IN_H2);
        }
    }

    /**
     * Checks a backup, then puts it into the bot's database: all of it or nothing.
     *
     * @param replace whether rows that are there may go
     */
    public Restored restore(Path file, boolean replace) throws IOException {
        try {
            var contents = known(file);
            try (var connection = database.openOrMake()) {
                mustStandStill(connection);
                if (!replace) {
                    Target.of(connection, database.history()).mustBeEmpty();
                }
            }
            database.migrate();
            try (var connection = database.openOrMake()) {
                var migrations = History.of(connection, database.history());
                return migrations.equals(contents.header().migrations())
                        ? restore(connection, file, contents, replace)
                        : restoreUpToDate(connection, file, contents, replace, migrations);
            }
        } catch (SQLException | FlywayException failure) {
            throw database.told(failure);
        }
    }

    // A database of the moment turns it into a backup of today.
    private Restored restoreUpToDate(
            Connection connection,
            Path file,
            Contents contents,
            boolean replace,
            SortedSet<String> migrations)
            throws SQLException, IOException {
        var today = Files.createTempFile("jikimi-backup", ".part");
        today.toFile().deleteOnExit();
        try (var scratch = Scratch.of(database, file, contents)) {
            scratch.migrate();
            try (var scratched = scratch.open();
                    var out = Files.newOutputStream(today)) {
                write(scratched, out);
            }
            var converted = BackupReader.check(today);
            if (!converted.header().migrations().equals(migrations)) {
                throw new MisconfiguredException(
                        "The migrations of the database and of this jar are not the same.",
                        "Take out spring.flyway.target and its like. Nothing was changed.");
            }
            return restore(connection, today, converted, replace);
        } finally {
            Files.deleteIfExists(today);
        }
    }

    private Restored restore(Connection connection, Path file, Contents contents, boolean replace)
            throws SQLException, IOException {
        var target = Target.of(connection, database.history());
        target.mustFit(contents);
        target.countOn(contents);
        connection.setAutoCommit(false);
        try {
            target.lock();
            mustStandStill(connection);
            if (!replace) {
                target.mustBeEmpty();
            }
            var client = client(connection);
            var erasures = ErasureList.in(client, clock);
            target.replace(file);
            if (!byName(target.sums()).equals(byName(contents.sums()))) {
                throw new IllegalStateException("the rows are not those of the backup");
            }
            var again = erasures.giveTo(client, clock);
            connection.commit();
            return new Restored(contents.sums(), again);
        } catch (SQLException | IOException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }

    /** Puts a backup into a database of the moment and compares; the bot's own is not touched. */
    public Verified verify(Path file) throws IOException {
        try {
            var contents = known(file);
            try (var scratch = Scratch.of(database, file, contents)) {
                List<Sum> sums;
                try (var connection = scratch.open()) {
                    sums = Target.of(connection, database.history()).sums();
                }
                scratch.migrate();
                return new Verified(contents.sums(), sums);
            }
        } catch (SQLException | FlywayException failure) {
            throw database.told(failure);
        }
    }

    private Contents known(Path file) throws SQLException {
        var contents = BackupReader.check(file);
        var unknown = new TreeSet<>(contents.header().migrations());
        unknown.removeAll(database.known());
        if (!unknown.isEmpty()) {
            throw new MisconfiguredException(
                    "The backup is of a newer Jikimi, %s; this one does not know how its tables are"
                                    .formatted(contents.header().jikimi())
                            + " made: %s.".formatted(String.join(", ", unknown)),
                    "Restore it with that version or a newer one. Nothing was changed.");
        }
        return contents;
    }

    private static void mustStandStill(Connection connection) throws SQLException {
        if (Tables.has(connection, INSTANCES) && InstanceRegistry.living(client(connection)) > 0) {
            throw MisconfiguredException.passing(
                    "A bot runs on this database. Nothing was changed.",
                    "End all instances, then do this again; one that was killed is given up after 30"
                            + " seconds.");
        }
    }

    private static void mustNotExist(Path file, boolean replace) {
        if (!replace && Files.exists(file)) {
            throw new MisconfiguredException(
                    "There already is a file %s.".formatted(file),
                    "Name another one, or add --replace.");
        }
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    static TreeMap<String, Sum> byName(List<Sum> sums) {
        var sorted = new TreeMap<String, Sum>();
        sums.forEach(sum -> sorted.put(sum.table(), sum));
        return sorted;
    }

    /**
     * What was restored.
     *
     * @param erasures how many erasures, known here and not to the backup, the bot will repeat
     */
    public record Restored(List<Sum> sums, int erasures) {}

    /** What a backup says of itself, and what came out when it was restored. */
    public record Verified(List<Sum> said, List<Sum> found) {

        /** Whether all rows came back as they were. */
        public boolean isWhole() {
            return byName(said).equals(byName(found));
        }
    }
}
