package io.jikimi.backup;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table, by what matters to its rows.
 *
 * @param columns what each column holds, in the order in which they are written
 * @param key the columns of its primary key
 * @param counting the column that the database numbers by itself; empty where there is none
 * @param parents tables whose rows must be there first
 */
record Table(
        String name,
        Map<String, Kind> columns,
        List<String> key,
        Set<String> counting,
        Set<String> parents) {

    String select() {
        var order = key.isEmpty() ? "" : " order by " + String.join(", ", key);
        return "select %s from %s%s".formatted(String.join(", ", columns.keySet()), name, order);
    }

    /** Its columns may be in another order than they are here. */
    static String insert(String name, Map<String, Kind> columns) {
        var values = columns.keySet().stream().map(_ -> "?").toList();
        return "insert into %s (%s) values (%s)"
                .formatted(name, String.join(", ", columns.keySet()), String.join(", ", values));
    }
}
