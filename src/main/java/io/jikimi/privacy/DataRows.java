package io.jikimi.privacy;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.StoredTable;
import io.jikimi.stored.StoredTables;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds and erases the rows of a person or a guild in every table, by what is stated of it. */
@Component
class DataRows {

    /** One row: its columns in lower case, and what stands there. */
    record Row(Map<String, Object> values) {

        /** Whether this person stands in it by their id, and is not only named somewhere. */
        boolean isOf(StoredTable table, @Nullable Long userId) {
            return userId != null
                    && table.people().keySet().stream()
                            .anyMatch(column -> userId.equals(values.get(column)));
        }

        boolean isIn(StoredTable table, @Nullable Long guildId) {
            return guildId != null
                    && table.guild() != null
                    && guildId.equals(values.get(table.guild()));
        }
    }

    /** What one table holds of somebody. */
    record Found(StoredTable table, List<Row> rows) {}

    private final StoredTables tables;
    private final JdbcClient database;

    DataRows(StoredTables tables, JdbcClient database) {
        this.tables = tables;
        this.database = database;
    }

    List<StoredTable> tables() {
        return tables.all();
    }

    /** All that names this person; tables with nothing are left out. */
    List<Found> ofPerson(long userId) {
        return tables.all().stream()
                .filter(table -> !table.people().isEmpty() || !table.naming().isEmpty())
                .map(table -> new Found(table, ofPerson(table, userId)))
                .filter(found -> !found.rows().isEmpty())
                .toList();
    }

    /**
     * How many rows are this person's by their id, here or in all guilds. Counted by index, unlike
     * {@link #ofPerson(long)}, which reads all texts that may name somebody.
     */
    long countOfPerson(long userId, @Nullable Long guildId) {
        return tables.all().stream()
                .filter(table -> !table.people().isEmpty())
                .filter(table -> guildId == null || table.guild() != null)
                .mapToLong(table -> countOfPerson(table, userId, guildId))
                .sum();
    }

    private long countOfPerson(StoredTable table, long userId, @Nullable Long guildId) {
        var byId = table.people().keySet().stream().map(column -> column + " = :id");
        var here = guildId == null ? "" : " and " + table.guild() + " = " + guildId;
        return database.sql(
                        "select count(*) from %s where (%s)%s"
                                .formatted(
                                        table.name(),
                                        byId.collect(Collectors.joining(" or ")),
                                        here))
                .param("id", userId)
                .query(Long.class)
                .single();
    }

    private List<Row> ofPerson(StoredTable table, long userId) {
        var byId = table.people().keySet().stream().map(column -> column + " = :id");
        var byName = table.naming().stream().map(column -> column + " like :part");
        var sql =
                "select * from %s where %s order by %s"
                        .formatted(
                                table.name(),
                                Stream.concat(byId, byName).collect(Collectors.joining(" or ")),
                                table.key());
        return database
                .sql(sql)
                .params(Map.of("id", userId, "part", "%" + userId + "%"))
                .query()
                .listOfRows()
                .stream()
                .map(DataRows::row)
                .filter(row -> concerns(row, table, userId))
                .toList();
    }

    // 42 also stands in 1420.
    private static boolean concerns(Row row, StoredTable table, long userId) {
        return row.isOf(table, userId)
                || table.naming().stream()
                        .map(column -> row.values().get(column))
                        .filter(Objects::nonNull)
                        .anyMatch(text -> names(text.toString(), userId));
    }

    static boolean names(String text, long userId) {
        return Pattern.compile("(?<!\\d)" + userId + "(?!\\d)").matcher(text).find();
    }

    /** The part of it that lies in one guild. */
    static List<Found> within(List<Found> all, long guildId) {
        return all.stream()
                .map(
                        found ->
                                new Found(
                                        found.table(),
                                        found.rows().stream()
                                                .filter(row -> row.isIn(found.table(), guildId))
                                                .toList()))
                .filter(found -> !found.rows().isEmpty())
                .toList();
    }

    /** All of a guild; tables with nothing are left out. */
    List<Found> ofGuild(long guildId) {
        return tables.all().stream()
                .filter(table -> table.guild() != null && !table.statement().lingers())
                .map(table -> new Found(table, ofGuild(table, guildId)))
                .filter(found -> !found.rows().isEmpty())
                .toList();
    }

    private List<Row> ofGuild(StoredTable table, long guildId) {
        return database
                .sql(
                        "select * from %s where %s = ? order by %s"
                                .formatted(table.name(), table.guild(), table.key()))
                .param(guildId)
                .query()
                .listOfRows()
                .stream()
                .map(DataRows::row)
                .toList();
    }

    /** Erases a person in the open transaction; how many rows that has changed. */
    int erasePerson(long userId) {
        var rows = 0;
        for (var table : tables.all()) {
            for (var person : table.people().entrySet()) {
                rows += erasePerson(table, person.getKey(), person.getValue(), userId);
            }
        }
        return rows;
    }

    private int erasePerson(StoredTable table, String column, OnErase fate, long userId) {
        return switch (fate) {
            case ROW_GOES -> delete(table.name(), column, userId);
            case BECOMES_NOBODY ->
                    database.sql(
                                    "update %s set %s = %d where %s = ?"
                                            .formatted(table.name(), column, Stored.NOBODY, column))
                            .param(userId)
                            .update();
            case STAYS -> 0;
        };
    }

    /** Erases a guild in the open transaction; how many rows are gone. */
    int eraseGuild(long guildId) {
        var rows = 0;
        for (var table : tables.all()) {
            if (table.guild() != null && !table.statement().lingers()) {
                rows += delete(table.name(), table.guild(), guildId);
            }
        }
        return rows;
    }

    private int delete(String table, String column, long id) {
        return database.sql("delete from %s where %s = ?".formatted(table, column))
                .param(id)
                .update();
    }

    /** Every person or guild of whom anything is stored that an erase would change. */
    Set<Long> ids(Proof.Kind kind) {
        var ids = new TreeSet<Long>();
        for (var table : tables.all()) {
            var columns =
                    kind == Proof.Kind.PERSON
                            ? table.people().keySet()
                            : Stream.ofNullable(table.guild()).collect(Collectors.toSet());
            for (var column : columns) {
                ids.addAll(
                        database.sql("select distinct %s from %s".formatted(column, table.name()))
                                .query(Long.class)
                                .set());
            }
        }
        ids.remove(Stored.NOBODY);
        return ids;
    }

    private static Row row(Map<String, Object> read) {
        var values = new LinkedHashMap<String, Object>();
        read.forEach(
                (column, value) -> {
                    if (value != null) {
                        values.put(column.toLowerCase(Locale.ROOT), Moments.fromDatabase(value));
                    }
                });
        return new Row(values);
    }
}
