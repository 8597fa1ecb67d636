package io.jikimi.backup;

import io.jikimi.backup.Lines.Begin;
import io.jikimi.config.MisconfiguredException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes the rows of a backup into tables that are made for them, a few at a time. */
final class Loader implements BackupReader.Use, AutoCloseable {

    private static final int AT_ONCE = 500;

    private final Connection connection;
    private @Nullable PreparedStatement insert;
    private int waiting;

    Loader(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void row(Begin table, List<@Nullable Object> values) throws SQLException {
        if (insert == null) {
            insert = connection.prepareStatement(Table.insert(table.table(), table.columns()));
        }
        for (var position = 0; position < values.size(); position++) {
            insert.setObject(position + 1, values.get(position));
        }
        insert.addBatch();
        waiting++;
        if (waiting == AT_ONCE) {
            flush(table, insert);
        }
    }

    @Override
    public void end(Begin table) throws SQLException {
        if (insert != null) {
            flush(table, insert);
        }
        close();
    }

    private void flush(Begin table, PreparedStatement full) throws SQLException {
        try {
            full.executeBatch();
            waiting = 0;
        } catch (SQLException refused) {
            // Data exception or violated constraint; anything else has to do with the connection.
            if (!String.valueOf(refused.getSQLState()).matches("2[23].*")) {
                throw refused;
            }
            throw new MisconfiguredException(
                    "%s does not take a row of the table %s (SQLSTATE %s)."
                            .formatted(
                                    connection.getMetaData().getDatabaseProductName(),
                                    table.table(),
                                    refused.getSQLState()),
                    "Nothing was changed. Where H2 held a text with a NUL character, PostgreSQL"
                            + " cannot: take it out there and make a new backup.");
        }
    }

    @Override
    public void close() throws SQLException {
        if (insert != null) {
            insert.close();
            insert = null;
        }
    }
}
