package io.jikimi.backup;

import io.jikimi.config.MisconfiguredException;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads which migrations were carried out in a database, as Flyway has written it down. */
final class History {

    private History() {}

    /** In the open transaction, so that it fits the tables that are read there. */
    static SortedSet<String> of(Connection connection, String table) throws SQLException {
        if (!Tables.has(connection, table)) {
            throw new MisconfiguredException(
                    "The database holds nothing of Jikimi's.",
                    "Check that DATABASE_URL is that of the bot. A bot that was never started has"
                            + " nothing to back up.");
        }
        var versions = new TreeSet<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select \"version\", \"success\" from \"%s\" where \"version\" is not null"
                                        .formatted(table))) {
            while (rows.next()) {
                if (!rows.getBoolean(2)) {
                    throw new MisconfiguredException(
                            "A migration broke off halfway: %s.".formatted(rows.getString(1)),
                            "doctor says what to do about it; until then the tables are not whole.");
                }
                versions.add(rows.getString(1));
            }
        }
        return versions;
    }
}
