package io.jikimi.backup;

import io.jikimi.config.MisconfiguredException;
import io.jikimi.config.Settings;
import io.jikimi.doctor.BotDatabase;

import org.flywaydb.core.api.FlywayException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Writes all that a bot has stored into a file, and puts it back. */
public final class Backups {

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
            return BackupWriter.write(
                    release, clock.instant(), connection, database.history(), out);
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
            return new Restorer(database, release, clock).restore(file, replace);
        } catch (SQLException | FlywayException failure) {
            throw database.told(failure);
        }
    }

    /** Puts a backup into a database of the moment and compares; the bot's own is not touched. */
    public Verified verify(Path file) throws IOException {
        try {
            return new Restorer(database, release, clock).verify(file);
        } catch (SQLException | FlywayException failure) {
            throw database.told(failure);
        }
    }

    private static void mustNotExist(Path file, boolean replace) {
        if (!replace && Files.exists(file)) {
            throw new MisconfiguredException(
                    "There already is a file %s.".formatted(file),
                    "Name another one, or add --replace.");
        }
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
            return Sum.areSame(said, found);
        }
    }
}
