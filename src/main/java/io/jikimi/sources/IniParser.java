package io.jikimi.sources;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Goes through an INI file line by line, remembering section, key and indentation. */
final class IniParser {

    private static final String DEFAULT = "DEFAULT";
    private static final Pattern HEADER = Pattern.compile("\\[(.*)](.*)");
    private static final Pattern DELIMITER = Pattern.compile("\\s*[=:]\\s*");

    private final String file;
    private final List<Problem> problems;
    private final Map<String, Entry> sections = new LinkedHashMap<>();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private @Nullable String section;
    private @Nullable Key key;
    private int indent;
    private int line;

    IniParser(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Ini parse(String text) {
        for (var written : Lines.of(text)) {
            line++;
            read(written);
        }
        var entries = new ArrayList<Entry>();
        var defaults = new ArrayList<Entry>();
        for (var each : keys.values()) {
            (each.section().equals(DEFAULT) ? defaults : entries).add(each.entry());
        }
        sections.remove(DEFAULT);
        return new Ini(entries, defaults, List.copyOf(sections.values()));
    }

    private void read(String written) {
        var content = written.strip();
        var column = written.length() - written.stripLeading().length();
        if (content.startsWith("#") || content.startsWith(";")) {
            return;
        }
        if (content.isEmpty()) {
            if (key != null) {
                key.lines().add("");
            }
        } else if (key != null && column > indent) {
            key.lines().add(content);
        } else {
            indent = column;
            key = null;
            if (content.startsWith("[")) {
                openSection(content, column + 1);
            } else {
                openKey(content, column + 1);
            }
        }
    }

    private void openSection(String content, int column) {
        // What stands below a header that cannot be read is not complained of again.
        section = "";
        var header = HEADER.matcher(content);
        if (!header.matches()) {
            complain(
                    column,
                    "This section has no closing bracket.",
                    "Close it with ], as in [bot].");
            return;
        }
        var behind = header.group(2).strip();
        if (!behind.isEmpty() && !behind.startsWith("#") && !behind.startsWith(";")) {
            complain(
                    column + header.start(2),
                    "Something stands behind the section's closing bracket.",
                    "Put it on a line of its own.");
        }
        enter(header.group(1).strip(), column);
    }

    private void enter(String written, int column) {
        var name = written.equals(DEFAULT) ? DEFAULT : written.toLowerCase(Locale.ROOT);
        var first = sections.get(name);
        if (name.isEmpty()) {
            complain(column, "This section has no name.", "Write it as [bot].");
        } else if (first != null && !name.equals(DEFAULT)) {
            complain(
                    column,
                    "The section %s is here a second time; the first is at %s."
                            .formatted(Names.shown(name, "of this name"), first.place()),
                    "Put all its keys together below the first.");
            section = name;
        } else {
            sections.put(name, new Entry(name, "", Place.in(file, line, column)));
            section = name;
        }
    }

    private void openKey(String content, int column) {
        var delimiter = DELIMITER.matcher(content);
        if (!delimiter.find()) {
            complain(
                    column,
                    "This line has neither = nor : in it.",
                    "Write key = value; a comment begins with #, and a value goes on in lines that"
                            + " are indented deeper than its key.");
            return;
        }
        var name = content.substring(0, delimiter.start()).toLowerCase(Locale.ROOT);
        var value = content.substring(delimiter.end());
        var opened = new Key(orNone(section), name, Place.in(file, line, column + delimiter.end()));
        opened.lines().add(value);
        key = opened;
        keep(opened, column);
    }

    private void keep(Key opened, int column) {
        if (section == null) {
            complain(
                    column,
                    "This key stands before any section.",
                    "Put a section above it, such as [bot].");
        } else if (opened.name().isEmpty()) {
            complain(column, "This value has no key.", "Write key = value.");
        } else if (!section.isEmpty()) {
            var first = keys.putIfAbsent(section + "\n" + opened.name(), opened);
            if (first != null) {
                complain(
                        column,
                        "The key %s is in this section a second time; the first is at %s."
                                .formatted(
                                        Names.shown(opened.name(), "of this name"), first.place()),
                        "Keep one of them.");
            }
        }
    }

    private static String orNone(@Nullable String section) {
        return section == null ? "" : section;
    }

    private void complain(int column, String what, String remedy) {
        problems.add(new Problem(Place.in(file, line, column), what, remedy));
    }

    /** A key with the lines of its value so far. */
    private record Key(String section, String name, Place place, List<String> lines) {

        Key(String section, String name, Place place) {
            this(section, name, place, new ArrayList<>());
        }

        Entry entry() {
            var value = String.join("\n", lines).stripTrailing();
            return new Entry(section.equals(DEFAULT) ? name : section + "." + name, value, place);
        }
    }
}
