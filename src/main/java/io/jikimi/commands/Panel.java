package io.jikimi.commands;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A framed list whose rows each have a button of their own; Discord calls it a container
 * (docs/components/reference). A panel has room for 9 rows with buttons beside its controls.
 */
public record Panel(Text title, @Nullable Text body, List<Row> rows) {

    /** One row: a few lines, and what can be done about them. */
    public record Row(Text words, Control.@Nullable Button beside) {}

    public Panel {
        rows = List.copyOf(rows);
    }

    public static Panel titled(String key, Object... values) {
        return new Panel(Text.of(key, values), null, List.of());
    }

    public Panel saying(String key, Object... values) {
        return new Panel(title, Text.of(key, values), rows);
    }

    public Panel row(Text words) {
        return row(words, null);
    }

    public Panel row(Text words, Control.@Nullable Button beside) {
        var more = new ArrayList<>(rows);
        more.add(new Row(words, beside));
        return new Panel(title, body, more);
    }
}
