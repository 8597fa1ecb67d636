package io.jikimi.backup;

import static java.util.stream.Collectors.joining;

import io.jikimi.backup.Lines.Contents;
import io.jikimi.config.MisconfiguredException;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables that a backup is loaded into, in the transaction that is open. */
record Target(Connection connection, List<Table> tables) {

    static Target of(Connection connection, String history) throws SQLException {
        return new Target(connection, Tables.of(connection, history));
    }

    void mustFit(Contents contents) {
        var fits =
                contents.tables().size() == tables.size()
                        && tables.stream()
                                .allMatch(
                                        table -> {
                                            var there = contents.tables().get(table.name());
                                            return there != null
                                                    && there.columns().equals(table.columns());
                                        });
        if (!fits) {
            throw new MisconfiguredException(
                    "The backup has other tables than Jikimi %s makes with the same migrations."
                            .formatted(contents.header().jikimi()),
                    "Restore it with that version, and give Jikimi a database in which there is"
                            + " nothing else. Nothing was changed.");
        }
    }

    void mustBeEmpty() throws SQLException {
        var filled = new ArrayList<String>();
        for (var table : tables) {
            var rows = number("select count(*) from " + table.name());
            if (rows > 0) {
                filled.add(table.name() + " (" + rows + ")");
            }
        }
        if (!filled.isEmpty()) {
            throw new MisconfiguredException(
                    "The database already holds rows: %s. Nothing was changed."
                            .formatted(filled.stream().collect(joining(", "))),
                    "Restore into an empty database; or add --replace to have these rows replaced,"
                            + " after a backup of them.");
        }
    }

    /** Nobody else writes until this transaction ends; H2 files are this process's alone anyway. */
    void lock() throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            execute(
                    "lock table %s in exclusive mode"
                            .formatted(tables.stream().map(Table::name).collect(joining(", "))));
        }
    }

    /**
     * Has new rows numbered after those that are here and those that will be. Done before the rows
     * are there, since in H2 it ends a transaction.
     */
    void countOn(Contents contents) throws SQLException {
        for (var table : tables) {
            for (var column : table.counting()) {
                var there = contents.highest().getOrDefault(table.name() + "." + column, 0L);
                var here =
                        number(
                                "select coalesce(max(%s), 0) from %s"
                                        .formatted(column, table.name()));
                execute(
                        "alter table %s alter column %s restart with %d"
                                .formatted(table.name(), column, Math.max(there, here) + 1));
            }
        }
    }

    /** Puts the rows of a backup in the place of all that is here. */
    void replace(Path backup) throws SQLException {
        for (var table : tables.reversed()) {
            execute("delete from " + table.name());
        }
        try (var loader = new Loader(connection)) {
            BackupReader.read(backup, loader);
        }
    }

    List<Sum> sums() throws SQLException, IOException {
        var sums = new ArrayList<Sum>();
        for (var table : tables) {
            sums.add(Rows.read(connection, table, _ -> {}));
        }
        return sums;
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
