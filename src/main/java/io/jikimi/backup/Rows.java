package io.jikimi.backup;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/** Reads all rows of a table as they stand in a backup, a few at a time. */
final class Rows {

    private static final int AT_ONCE = 500;

    private Rows() {}

    /** What is done with each. */
    interface Use {
        void row(String line) throws IOException;
    }

    /** In a transaction, or else PostgreSQL sends all of them at once. */
    static Sum read(Connection connection, Table table, Use use) throws SQLException, IOException {
        var kinds = new ArrayList<>(table.columns().values());
        var adder = new Adder();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (var row = statement.executeQuery(table.select())) {
                while (row.next()) {
                    var values = new ArrayList<@Nullable Object>(kinds.size());
                    for (var position = 0; position < kinds.size(); position++) {
                        values.add(kinds.get(position).read(row, position + 1));
                    }
                    var line = Lines.JSON.writeValueAsString(values);
                    adder.add(line);
                    use.row(line);
                }
            }
        }
        return adder.sum(table.name());
    }
}
