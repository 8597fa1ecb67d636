package io.jikimi.guilds;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words settings and their values for people. */
@Component
class SettingWords {

    private static final int LONGEST = 100;

    private final SettingsGroups groups;

    SettingWords(SettingsGroups groups) {
        this.groups = groups;
    }

    /** What a setting or an entry is called; its full name where it is no longer known. */
    Text label(String fullName) {
        return groups.field(fullName)
                .map(field -> label(field, fullName))
                .orElseGet(() -> code(fullName));
    }

    private static Text label(SettingField field, String fullName) {
        var entry = field.entry(fullName);
        return entry == null
                ? field.label()
                : Text.of("settings.entry", field.label(), code(entry));
    }

    /** What is kept, as people read it. */
    Text value(String fullName, @Nullable String kept) {
        var field = groups.field(fullName).orElse(null);
        if (kept == null) {
            return Text.of("settings.usual");
        }
        if (field == null) {
            return code(kept);
        }
        return switch (field.type()) {
            case CHANNEL -> Text.verbatim("<#" + kept + ">");
            case ROLE -> Text.verbatim("<@&" + kept + ">");
            case YES_NO -> Text.of("settings." + kept);
            case CHOICE -> choice(field, kept);
            case TEXT, WHOLE, DURATION, ZONE, ENTRIES -> code(kept);
        };
    }

    /** One of the words that a setting may be. */
    Text choice(SettingField field, String kept) {
        return field.type() == SettingType.YES_NO
                ? Text.of("settings." + kept)
                : Text.of("settings." + field.name() + "." + kept);
    }

    private static Text code(String kept) {
        var plain = kept.replace("`", "'").replace("\n", " ");
        var shown = plain.length() > LONGEST ? plain.substring(0, LONGEST - 1) + "…" : plain;
        return Text.verbatim("`" + shown + "`");
    }
}
