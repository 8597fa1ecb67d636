package io.jikimi.stored;

import static org.assertj.core.api.Assertions.assertThat;

import example.garden.Rose;
import example.garden.Tree;
import example.garden.Weed;

import io.jikimi.messages.Words;
import io.jikimi.testing.DataTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every entity and every table says whose data it holds, why, and how long. */
@Tag(DataTest.TAG)
@SpringBootTest(properties = "bot.token=x")
class StatementTests {

    private static final Map<String, Set<String>> GARDEN =
            Map.of("rose", Set.of("id", "guild_id", "planted_by", "card", "wilts_at"));

    @Autowired StoredTables tables;
    @Autowired Words words;
    @Autowired JdbcClient database;
    @Autowired JdbcTemplate template;

    @Test
    void everyTableOfTheSchemaIsStatedAndEveryStatementIsTrue() {
        var faults = new StatementCheck(schema(), words).faults(tables.owners().toList());

        assertThat(faults).isEmpty();
        assertThat(schema()).containsKeys("guild_setting", "cluster_instance", "privacy_erasure");
    }

    @Test
    void whoeverIsNamedByTheirIdIsFoundByAnIndex() {
        var unindexed =
                tables.all().stream()
                        .flatMap(
                                table ->
                                        table.people().keySet().stream()
                                                .filter(column -> !isIndexed(table.name(), column))
                                                .map(column -> table.name() + "." + column))
                        .toList();

        assertThat(unindexed).isEmpty();
        assertThat(isIndexed("guild_setting_change", "changed_by")).isTrue();
        assertThat(isIndexed("guild_setting_change", "source")).isFalse();
    }

    private boolean isIndexed(String table, String column) {
        return Objects.requireNonNull(
                template.execute(
                        (Connection connection) -> {
                            var facts = connection.getMetaData();
                            var name =
                                    facts.storesUpperCaseIdentifiers()
                                            ? table.toUpperCase(Locale.ROOT)
                                            : table;
                            try (var index = facts.getIndexInfo(null, null, name, false, true)) {
                                while (index.next()) {
                                    if (column.equalsIgnoreCase(index.getString("COLUMN_NAME"))
                                            && index.getInt("ORDINAL_POSITION") == 1) {
                                        return true;
                                    }
                                }
                            }
                            return false;
                        }));
    }

    @Test
    void anEntityWithAUserAndNoStatementIsFound() {
        var schema = Map.of("tree", Set.of("id", "user_id"));

        assertThat(new StatementCheck(schema, words).faults(List.of(Tree.class)))
                .containsExactly("Tree has no @Stored", "nobody states whose the rows of tree are");
    }

    @Test
    void halfAStatementIsFound() {
        var schema = Map.of("weed", Set.of("id", "guild_id", "sown_by"));

        assertThat(new StatementCheck(schema, words).faults(List.of(Weed.class)))
                .containsExactlyInAnyOrder(
                        "weed.guild_id looks like a guild and is not stated",
                        "weed.sown_by looks like a person and is not stated",
                        "no bundle words stored.weeds",
                        "no bundle words stored.weeds.why");
    }

    @Test
    void aStatementAboutWhatIsNotThereIsFound() {
        var schema = Map.of("rose", Set.of("id", "guild_id", "card", "wilts_at"));

        assertThat(new StatementCheck(schema, words).faults(List.of(Rose.class)))
                .containsExactly("rose has no column planted_by");
        assertThat(new StatementCheck(Map.of(), words).faults(List.of(Rose.class)))
                .containsExactly("there is no table rose");
    }

    @Test
    void aWholeStatementIsEnoughAndOneOnly() {
        assertThat(new StatementCheck(GARDEN, words).faults(List.of(Rose.class))).isEmpty();
        assertThat(new StatementCheck(GARDEN, words).faults(List.of(Rose.class, Rose.class)))
                .containsExactly("rose is stated twice");
    }

    private Map<String, Set<String>> schema() {
        var schema = new TreeMap<String, Set<String>>();
        database.sql(
                        """
                        select table_name, column_name from information_schema.columns
                        where lower(table_schema) = 'public'
                        """)
                .query(
                        row -> {
                            var table = row.getString(1).toLowerCase(Locale.ROOT);
                            if (!table.startsWith("flyway_")) {
                                schema.computeIfAbsent(table, _ -> new TreeSet<>())
                                        .add(row.getString(2).toLowerCase(Locale.ROOT));
                            }
                        });
        return schema;
    }
}
