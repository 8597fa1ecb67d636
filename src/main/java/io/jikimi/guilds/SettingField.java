package io.jikimi.guilds;

import io.jikimi.commands.Control;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One setting of a guild.
 *
 * @param name with its group: {@code server.alert-channel}
 */
record SettingField(String name, SettingType type, Parameter parameter) {

    private static final int LONGEST_ENTRY = 100;

    /**
     * The setting that a component of a record is.
     *
     * @param parameter the same in the constructor, where its bounds stand
     */
    static SettingField of(String group, RecordComponent component, Parameter parameter) {
        var name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        var field = new SettingField(group + "." + name, SettingType.of(parameter), parameter);
        if (field.type.choices(field).size() > Control.Menu.LONGEST) {
            throw new IllegalArgumentException(
                    "more choices than a menu holds; make it a text: " + field.name);
        }
        return field;
    }

    /** Whether this is the setting, or an entry of it: {@code commands.rules[ban]}. */
    boolean holds(String fullName) {
        return fullName.equals(name) ? !isOpenEnded() : isOpenEnded() && entry(fullName) != null;
    }

    boolean isOpenEnded() {
        return type == SettingType.ENTRIES;
    }

    /** The name of one entry among them. */
    String entryName(String entry) {
        return name + "[" + entry + "]";
    }

    /** The entry that a full name means, or null. */
    @Nullable String entry(String fullName) {
        var fits = fullName.startsWith(name + "[") && fullName.endsWith("]");
        return fits ? fullName.substring(name.length() + 1, fullName.length() - 1) : null;
    }

    Text label() {
        return Text.of("settings." + name);
    }

    /**
     * The value as it is kept.
     *
     * @throws Refusal when it is none, or out of bounds
     */
    String read(String fullName, String written) {
        var entry = entry(fullName);
        if (entry != null && (entry.isBlank() || entry.length() > LONGEST_ENTRY)) {
            throw new Refusal("settings.fault-entry", fullName, LONGEST_ENTRY);
        }
        var value = type.read(this, written);
        checkLength(value);
        checkPattern(value);
        checkSize(value);
        return value;
    }

    @Nullable Object bind(Map<String, String> rows) {
        if (isOpenEnded()) {
            var entries = new LinkedHashMap<String, String>();
            rows.forEach(
                    (row, value) -> {
                        var entry = entry(row);
                        if (entry != null) {
                            entries.put(entry, value);
                        }
                    });
            return Map.copyOf(entries);
        }
        var chosen = rows.get(name);
        return type.value(this, chosen == null ? usual() : chosen);
    }

    /** What holds where nothing is chosen, as it would be kept; null where that is nothing. */
    @Nullable String usual() {
        var usual = parameter.getAnnotation(DefaultValue.class);
        return usual == null || usual.value().length == 0 ? null : usual.value()[0];
    }

    /** The longest value that it takes, in characters. */
    int longest() {
        var size = parameter.getAnnotation(Size.class);
        return size == null ? SettingType.LONGEST : size.max();
    }

    private void checkLength(String value) {
        var size = parameter.getAnnotation(Size.class);
        var longest = longest();
        var shortest = size == null ? 1 : size.min();
        var length = value.codePointCount(0, value.length());
        if (length < shortest || length > longest) {
            throw new Refusal("settings.fault-length", shortest, longest);
        }
    }

    private void checkPattern(String value) {
        var pattern = parameter.getAnnotation(Pattern.class);
        if (pattern != null
                && !java.util.regex.Pattern.compile(
                                pattern.regexp(), java.util.regex.Pattern.DOTALL)
                        .matcher(value)
                        .matches()) {
            throw new Refusal("settings." + name + ".fault");
        }
    }

    private void checkSize(String value) {
        var least = parameter.getAnnotation(Min.class);
        var most = parameter.getAnnotation(Max.class);
        if (type == SettingType.WHOLE
                && (least != null && Long.parseLong(value) < least.value()
                        || most != null && Long.parseLong(value) > most.value())) {
            throw new Refusal(
                    "settings.fault-range",
                    least == null ? "…" : String.valueOf(least.value()),
                    most == null ? "…" : String.valueOf(most.value()));
        }
    }
}
