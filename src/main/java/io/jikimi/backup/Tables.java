package io.jikimi.backup;

import io.jikimi.stored.PassingTables;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the tables whose rows are carried over: all but Flyway's own and what passes by itself. */
final class Tables {

    private static final String[] KINDS = {"TABLE", "BASE TABLE"};

    private final DatabaseMetaData facts;
    private final String catalog;
    private final String schema;

    private Tables(Connection connection) throws SQLException {
        this.facts = connection.getMetaData();
        this.catalog = connection.getCatalog();
        this.schema = connection.getSchema();
    }

    /** All of them; a table stands behind those that it refers to. */
    static List<Table> of(Connection connection, String history) throws SQLException {
        var passing = PassingTables.names();
        var found = new Tables(connection);
        var tables = new ArrayList<Table>();
        for (var name : found.names()) {
            if (!name.equalsIgnoreCase(history) && !passing.contains(name)) {
                tables.add(found.table(name));
            }
        }
        return parentsFirst(tables);
    }

    static boolean has(Connection connection, String name) throws SQLException {
        return new Tables(connection).names().contains(name);
    }

    private Set<String> names() throws SQLException {
        var names = new TreeSet<String>();
        try (var rows = facts.getTables(catalog, schema, "%", KINDS)) {
            while (rows.next()) {
                names.add(lower(rows, "TABLE_NAME"));
            }
        }
        return names;
    }

    private Table table(String name) throws SQLException {
        var columns = new LinkedHashMap<String, Kind>();
        var counting = new HashSet<String>();
        try (var rows = facts.getColumns(catalog, schema, stored(name), "%")) {
            while (rows.next()) {
                // An underscore in a name stands for any letter here.
                if (lower(rows, "TABLE_NAME").equals(name)) {
                    var column = lower(rows, "COLUMN_NAME");
                    columns.put(
                            column, Kind.of(rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME")));
                    if ("YES".equals(rows.getString("IS_AUTOINCREMENT"))) {
                        counting.add(column);
                    }
                }
            }
        }
        var key = new LinkedHashMap<Integer, String>();
        try (var rows = facts.getPrimaryKeys(catalog, schema, stored(name))) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), lower(rows, "COLUMN_NAME"));
            }
        }
        var parents = new HashSet<String>();
        try (var rows = facts.getImportedKeys(catalog, schema, stored(name))) {
            while (rows.next()) {
                parents.add(lower(rows, "PKTABLE_NAME"));
            }
        }
        parents.remove(name);
        var inOrder = key.entrySet().stream().sorted(Map.Entry.comparingByKey());
        return new Table(
                name, columns, inOrder.map(Map.Entry::getValue).toList(), counting, parents);
    }

    private static List<Table> parentsFirst(List<Table> tables) {
        var sorted = new ArrayList<Table>();
        var names = new LinkedHashSet<String>();
        while (sorted.size() < tables.size()) {
            var next =
                    tables.stream()
                            .filter(table -> !names.contains(table.name()))
                            .filter(table -> names.containsAll(table.parents()))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalStateException(
                                                    "tables that refer to each other in a circle"));
            names.add(next.name());
            sorted.add(next);
        }
        return sorted;
    }

    private String stored(String name) throws SQLException {
        return facts.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static String lower(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }
}
