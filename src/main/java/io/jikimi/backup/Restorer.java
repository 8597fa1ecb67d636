package io.jikimi.backup;

import io.jikimi.backup.Backups.Restored;
import io.jikimi.backup.Backups.Verified;
import io.jikimi.backup.Lines.Contents;
import io.jikimi.cluster.InstanceRegistry;
import io.jikimi.config.MisconfiguredException;
import io.jikimi.doctor.BotDatabase;
import io.jikimi.privacy.ErasureList;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts a backup back, one step after the other; nothing is changed before all of it was read. */
record Restorer(BotDatabase database, String release, Clock clock) {

    private static final String INSTANCES = "cluster_instance";

    Restored restore(Path file, boolean replace) throws SQLException, IOException {
        var contents = known(file);
        try (var connection = database.openOrMake()) {
            mustStandStill(connection);
            if (!replace && Tables.has(connection, database.history())) {
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
                BackupWriter.write(release, clock.instant(), scratched, database.history(), out);
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
            if (!Sum.areSame(target.sums(), contents.sums())) {
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
    Verified verify(Path file) throws SQLException, IOException {
        var contents = known(file);
        try (var scratch = Scratch.of(database, file, contents)) {
            List<Sum> sums;
            try (var connection = scratch.open()) {
                sums = Target.of(connection, database.history()).sums();
            }
            scratch.migrate();
            return new Verified(contents.sums(), sums);
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

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
