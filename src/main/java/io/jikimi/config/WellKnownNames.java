package io.jikimi.config;

import io.jikimi.sources.Entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that every platform and every Discord tutorial uses, and the properties they mean. */
final class WellKnownNames {

    static final Map<String, String> ALIASES =
            Map.of(
                    "DISCORD_TOKEN", "bot.token",
                    "DISCORD_API_URL", "bot.api-url",
                    "DATABASE_URL", "database.url",
                    "PORT", "server.port");

    private WellKnownNames() {}

    /** The well-known name that sets a property, where there is one. */
    static Optional<String> variableOf(String property) {
        return ALIASES.entrySet().stream()
                .filter(alias -> alias.getValue().equals(property))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a variable of this name would set something of Jikimi's own, and not Spring's. */
    static boolean isJikimis(String variable) {
        return ALIASES.containsKey(variable) || variable.matches("(BOT|DATABASE|OTEL)_[A-Z0-9_]+");
    }

    /** Those of the variables that have a well-known name, named as the properties they mean. */
    static List<Entry> aliases(List<Entry> variables) {
        var aliases = new ArrayList<Entry>();
        for (var variable : variables) {
            var property = ALIASES.get(variable.name());
            if (property != null && !isNatural(variable.name(), property)) {
                aliases.add(new Entry(property, variable.value(), variable.place()));
            }
        }
        return aliases;
    }

    // Spring takes DATABASE_URL for database.url without being told.
    private static boolean isNatural(String variable, String property) {
        return SettingName.variableOf(property).equals(variable);
    }

    /** The variables, and once more those that have a well-known name. */
    static List<Entry> withAliases(List<Entry> variables) {
        var all = new ArrayList<>(variables);
        all.addAll(aliases(variables));
        return all;
    }
}
