package io.jikimi.sources;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Goes through a {@code .env} file, one assignment after the other. */
final class DotenvParser {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");
    private static final String ESCAPES = "n\nr\rt\t\"\"\\\\";

    private final Cursor cursor;
    private final List<Problem> problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    DotenvParser(String file, String text, List<Problem> problems) {
        this.cursor = new Cursor(file, text);
        this.problems = problems;
    }

    List<Entry> parse() {
        while (!cursor.atEnd()) {
            cursor.skipBlanks();
            if (!cursor.atEndOfLine() && cursor.peek() != '#') {
                assignment();
            }
            cursor.takeLine();
            if (!cursor.atEnd()) {
                cursor.next();
            }
        }
        return List.copyOf(entries.values());
    }

    private void assignment() {
        var start = cursor.place();
        var name = cursor.takeWhile(character -> character != '=' && character != '\n').strip();
        if (cursor.atEndOfLine()) {
            complain(
                    start,
                    "This line has no = in it.",
                    "Write NAME=value; a comment begins with #, and a value of several lines"
                            + " stands in quotes.");
            return;
        }
        cursor.next();
        cursor.skipBlanks();
        var place = cursor.place();
        var value = value(place);
        if (value != null) {
            keep(name.replaceFirst("^export\\s+", ""), value, place, start);
        }
    }

    private void keep(String name, String value, Place place, Place start) {
        if (!NAME.matcher(name).matches()) {
            complain(
                    start,
                    "What stands before the = is not a name.",
                    "Use letters, digits and _, such as DISCORD_TOKEN.");
            return;
        }
        var first = entries.putIfAbsent(name, new Entry(name, value, place));
        if (first != null) {
            complain(
                    place,
                    "%s is set a second time; the first is at %s."
                            .formatted(Names.shown(name, "This name"), first.place()),
                    "Keep one of them.");
        }
    }

    private @Nullable String value(Place place) {
        if (cursor.sees("'") || cursor.sees("\"")) {
            return quoted(place);
        }
        return COMMENT.matcher(cursor.takeLine()).replaceFirst("").strip();
    }

    private @Nullable String quoted(Place place) {
        var quote = cursor.next();
        var value = quote == '\'' ? literal() : withEscapes();
        if (value == null) {
            complain(
                    place,
                    "This quotation mark is never closed.",
                    "Close it with another " + quote + " at the end of the value.");
            return null;
        }
        var behind = cursor.place();
        var rest = cursor.takeLine().strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            complain(
                    behind,
                    "Something stands behind the closing quotation mark.",
                    "Put the whole value into the quotes, with \\\" for a quotation mark in it.");
            return null;
        }
        return value;
    }

    private @Nullable String literal() {
        if (!cursor.willSee('\'')) {
            return null;
        }
        var value = cursor.takeWhile(character -> character != '\'');
        cursor.next();
        return References.literal(value);
    }

    private @Nullable String withEscapes() {
        if (!cursor.willSeeUnescaped('"')) {
            return null;
        }
        var value = new StringBuilder();
        while (!cursor.sees("\"")) {
            var character = cursor.next();
            value.append(character == '\\' ? escaped() : character);
        }
        cursor.next();
        return value.toString();
    }

    private String escaped() {
        if (cursor.sees("$")) {
            cursor.next();
            // Only ${ means anything; written so, it means itself.
            return cursor.sees("{") ? "$$" : "$";
        }
        var meaning = ESCAPES.indexOf(cursor.peek());
        if (meaning < 0 || meaning % 2 == 1) {
            return "\\";
        }
        cursor.next();
        return String.valueOf(ESCAPES.charAt(meaning + 1));
    }

    private void complain(Place place, String what, String remedy) {
        problems.add(new Problem(place, what, remedy));
    }
}
