package io.jikimi.config;

import io.jikimi.sources.Entry;
import io.jikimi.sources.Ini;
import io.jikimi.sources.Problem;
import io.jikimi.sources.References;
import io.jikimi.sources.TextFile;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Turns an INI file into properties: {@code [section] key} is {@code section.key}. */
final class IniSettings {

    private final Settings above;
    private final Function<String, @Nullable Entry> variables;
    private final KnownSettings known;
    private final ReadFrom readFrom;
    private final Map<String, Entry> written = new HashMap<>();
    private final Map<String, Entry> defaults = new HashMap<>();
    private final Set<Entry> usedDefaults = new HashSet<>();

    /**
     * @param above what sources above the file set
     * @param variables what a reference may mean besides keys of the file itself
     */
    IniSettings(
            Settings above,
            Function<String, @Nullable Entry> variables,
            KnownSettings known,
            ReadFrom readFrom) {
        this.above = above;
        this.variables = variables;
        this.known = known;
        this.readFrom = readFrom;
    }

    List<Entry> read(Path file, String shownAs) {
        var problems = readFrom.problems();
        var text = Objects.requireNonNullElse(TextFile.read(file, shownAs, problems), "");
        var ini = Ini.parse(shownAs, text, problems);
        ini.entries().forEach(entry -> written.putIfAbsent(entry.name(), entry));
        ini.defaults().forEach(entry -> defaults.putIfAbsent(entry.name(), entry));
        var all = new ArrayList<>(ini.entries());
        ini.sections().forEach(section -> all.addAll(defaultsOf(section.name())));
        readFrom.note(Written.Source.INI, ini.entries());
        var entries = all.stream().map(this::resolved).toList();
        complainOfUnusedDefaults();
        return entries;
    }

    // configparser gives every section each default; here only where it is a setting.
    private List<Entry> defaultsOf(String section) {
        var inherited = new ArrayList<Entry>();
        for (var entry : defaults.values()) {
            var property = section + "." + entry.name();
            if (!written.containsKey(property) && isOurs(property)) {
                usedDefaults.add(entry);
                inherited.add(new Entry(property, entry.value(), entry.place()));
            }
        }
        return inherited;
    }

    private boolean isOurs(String property) {
        return known.isOurs(property) && known.find(property).isPresent();
    }

    private Entry resolved(Entry entry) {
        var section = entry.name().substring(0, entry.name().lastIndexOf('.'));
        var found = new ArrayList<Problem>();
        var value = new References(name -> meaning(name, section)).resolve(entry, found);
        if (value != null) {
            return new Entry(entry.name(), value, entry.place());
        }
        readFrom.unusable().add(entry.place());
        if (above.value(entry.name()).isEmpty()) {
            readFrom.problems().addAll(found);
        }
        return entry;
    }

    private @Nullable Entry meaning(String name, String section) {
        var variable = variables.apply(name);
        if (variable != null) {
            return variable;
        }
        var key = name.toLowerCase(Locale.ROOT);
        var beside = written.get(section + "." + key);
        if (beside != null) {
            return beside;
        }
        var inherited = defaults.get(key);
        if (inherited != null) {
            usedDefaults.add(inherited);
            return inherited;
        }
        return written.get(key);
    }

    private void complainOfUnusedDefaults() {
        for (var entry : defaults.values()) {
            if (!usedDefaults.contains(entry)) {
                readFrom.problems()
                        .add(
                                new Problem(
                                        entry.place(),
                                        "No section of this file has a setting of this name.",
                                        "Put it into the section it belongs to, or take it out."));
            }
        }
    }
}
