package io.jikimi.stored;

import io.jikimi.messages.Words;
import io.jikimi.stored.Stored.Whose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds what entities and tables hold and do not state, and what they state and do not hold. */
final class StatementCheck {

    private static final Pattern PERSON =
            Pattern.compile(
                    "(.+_)?(user|member|author|owner|moderator|actor|target|person|creator)_id"
                            // A timer is picked by an instance.
                            + "|(?!picked_by).+_by");
    private static final Predicate<String> GUILD =
            Pattern.compile("(.+_)?guild_id").asMatchPredicate();

    private final Map<String, Set<String>> schema;
    private final Words words;
    private final List<String> faults = new ArrayList<>();

    /**
     * Against this schema.
     *
     * @param schema the columns of every table
     */
    StatementCheck(Map<String, Set<String>> schema, Words words) {
        this.schema = schema;
        this.words = words;
    }

    List<String> faults(Collection<Class<?>> owners) {
        var stated = new HashSet<String>();
        for (var owner : owners) {
            if (!owner.isAnnotationPresent(Stored.class)) {
                faults.add(owner.getSimpleName() + " has no @Stored");
                continue;
            }
            var table = StoredTable.of(owner);
            if (!stated.add(table.name())) {
                faults.add(table.name() + " is stated twice");
            }
            check(table);
        }
        schema.keySet().stream()
                .filter(table -> !stated.contains(table))
                .forEach(table -> faults.add("nobody states whose the rows of " + table + " are"));
        return faults;
    }

    private void check(StoredTable table) {
        var columns = schema.getOrDefault(table.name(), Set.of());
        if (columns.isEmpty()) {
            faults.add("there is no table " + table.name());
            return;
        }
        for (var column : columns) {
            if (PERSON.matcher(column).matches() && !table.people().containsKey(column)) {
                faults.add(table.name() + "." + column + " looks like a person and is not stated");
            }
            if (GUILD.test(column) && !column.equals(table.guild())) {
                faults.add(table.name() + "." + column + " looks like a guild and is not stated");
            }
        }
        var named = new ArrayList<>(table.people().keySet());
        named.addAll(table.naming());
        named.add(table.key());
        if (table.guild() != null) {
            named.add(table.guild());
        }
        if (table.after() != null) {
            named.add(table.after());
        }
        named.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> faults.add(table.name() + " has no column " + column));
        checkSense(table);
        checkWords(table);
    }

    private void checkSense(StoredTable table) {
        var whose = table.statement().whose();
        var people = !table.people().isEmpty() || !table.naming().isEmpty();
        if (whose == Whose.NOBODY && (people || table.guild() != null)) {
            faults.add(table.name() + " says it is nobody's, but names people or a guild");
        }
        if (whose == Whose.PERSON && table.people().isEmpty()) {
            faults.add(table.name() + " says it is a person's, but not which column names them");
        }
        if (whose == Whose.GUILD && table.guild() == null) {
            faults.add(table.name() + " says it is a guild's, but not which column names it");
        }
        if (table.statement().lingers() && table.after() == null) {
            faults.add(table.name() + " lingers without an end");
        }
    }

    private void checkWords(StoredTable table) {
        var key = "stored." + table.statement().as();
        var needed = new ArrayList<>(List.of(key, key + ".why"));
        if (table.after() != null) {
            needed.add(key + ".kept");
        }
        if (table.keepsPeople()) {
            needed.add(key + ".stays");
        }
        needed.stream()
                .filter(one -> !words.know(one))
                .forEach(one -> faults.add("no bundle words " + one));
    }
}
