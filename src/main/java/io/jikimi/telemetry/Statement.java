package io.jikimi.telemetry;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What may be told of a statement: what it does to which table, and none of its values.
 *
 * @param operation such as SELECT
 * @param table the first that it names
 */
record Statement(String operation, @Nullable String table) {

    private static final Pattern OPERATION = Pattern.compile("^[\\s(]*([a-zA-Z]{2,16})\\b");
    private static final Pattern TABLE =
            Pattern.compile("(?i)\\b(?:from|into|update)\\s+\"?([a-z_][a-z0-9_.]{0,62})");

    static Statement of(String sql) {
        var operation = OPERATION.matcher(sql);
        var table = TABLE.matcher(sql);
        return new Statement(
                operation.find() ? operation.group(1).toUpperCase(Locale.ROOT) : "OTHER",
                table.find() ? table.group(1).toLowerCase(Locale.ROOT) : null);
    }

    String summary() {
        return table == null ? operation : operation + " " + table;
    }
}
