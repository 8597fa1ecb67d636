package io.jikimi.backup;

import io.jikimi.backup.Lines.Contents;
import io.jikimi.doctor.BotDatabase;

import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A database for the moment, with a backup in it as it was when it was made. */
final class Scratch implements AutoCloseable {

    private final Path folder;
    private final Thread cleanUp;
    private final BotDatabase database;

    private Scratch(BotDatabase bot) throws IOException {
        this.folder = Files.createTempDirectory("jikimi-scratch");
        this.cleanUp = new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile()));
        this.database =
                bot.beside(
                        "jdbc:h2:file:%s/scratch;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;TRACE_LEVEL_FILE=0"
                                .formatted(folder.toAbsolutePath()));
        // It holds people's data, which must not stay when this process is told to end.
        Runtime.getRuntime().addShutdownHook(cleanUp);
    }

    /** Loads a backup that was checked into tables as old as it is. */
    static Scratch of(BotDatabase bot, Path backup, Contents contents)
            throws SQLException, IOException {
        var scratch = new Scratch(bot);
        try {
            scratch.load(backup, contents);
            return scratch;
        } catch (SQLException | RuntimeException failure) {
            scratch.close();
            throw failure;
        }
    }

    private void load(Path backup, Contents contents) throws SQLException {
        database.migrate(contents.header().migrations());
        try (var connection = open()) {
            var target = Target.of(connection, database.history());
            target.mustFit(contents);
            target.replace(backup);
            connection.commit();
        }
    }

    /** Brings its tables up to date. */
    void migrate() throws SQLException {
        database.migrate();
    }

    Connection open() throws SQLException {
        var connection = database.openOrMake();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        cleanUp.run();
        Runtime.getRuntime().removeShutdownHook(cleanUp);
    }
}
