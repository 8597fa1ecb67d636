package io.jikimi.privacy;

import io.jikimi.messages.Text;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Whose;
import io.jikimi.stored.StoredTable;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** Words what is stated of a table. */
@Component
class StatementWords {

    Text what(StoredTable table) {
        return Text.of(key(table));
    }

    Text why(StoredTable table) {
        return Text.of(key(table) + ".why");
    }

    Text whose(StoredTable table) {
        return Text.of("stored.whose-" + table.statement().whose());
    }

    /** How long it is kept. */
    Text kept(StoredTable table) {
        if (table.after() == null) {
            return Text.of("stored.kept-" + table.statement().whose());
        }
        var hours = table.time().toHours();
        var time =
                hours % 24 == 0
                        ? Text.of("stored.days", hours / 24)
                        : Text.of("stored.hours", hours);
        return Text.of(key(table) + ".kept", time);
    }

    /** What an erase of a person does to it. */
    Text erase(StoredTable table) {
        var parts = new ArrayList<Text>();
        for (var fate : OnErase.values()) {
            if (table.people().containsValue(fate)) {
                parts.add(Text.of("stored.erase-" + fate));
            }
        }
        if (table.keepsPeople()) {
            parts.add(Text.of(key(table) + ".stays"));
        }
        if (parts.isEmpty()) {
            parts.add(Text.of("stored.erase-nobody"));
        }
        return joined(parts);
    }

    /** Sentences one after the other. */
    static Text joined(List<Text> parts) {
        return parts.stream()
                .reduce((one, next) -> Text.of("stored.joined", one, next))
                .orElseThrow();
    }

    /** Whether there is a person in it or a guild, and not only the bot itself. */
    static boolean isAboutSomebody(StoredTable table) {
        return table.statement().whose() != Whose.NOBODY;
    }

    private static String key(StoredTable table) {
        return "stored." + table.statement().as();
    }
}
