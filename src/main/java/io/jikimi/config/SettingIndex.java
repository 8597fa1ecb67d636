package io.jikimi.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Settings by each of the names that they go by. */
final class SettingIndex {

    private final Map<String, KnownSetting> byName = new HashMap<>();
    private final Map<String, KnownSetting> byVariable = new HashMap<>();
    private final Map<String, String> replacements = new HashMap<>();

    static SettingIndex of(Metadata metadata) {
        return new SettingIndex(metadata.settings(), metadata.replacements());
    }

    SettingIndex(List<KnownSetting> settings, Map<String, String> gone) {
        for (var known : settings) {
            byName.put(KnownSettings.uniform(known.name()), known);
            variables(known.name()).forEach(name -> byVariable.put(name, known));
        }
        gone.forEach((old, now) -> replacements.put(KnownSettings.uniform(old), now));
    }

    // Spring takes BOT_API_URL and BOT_APIURL for the same.
    private static Stream<String> variables(String property) {
        return Stream.of(property, property.replace("-", "")).map(SettingName::variableOf);
    }

    Optional<KnownSetting> find(String property) {
        for (var end = property.length(); end > 0; end = parent(property, end)) {
            var known = byName.get(KnownSettings.uniform(property.substring(0, end)));
            if (known != null) {
                return end == property.length()
                        ? Optional.of(known)
                        : known.inside(property.substring(end));
            }
        }
        return Optional.empty();
    }

    private static int parent(String property, int end) {
        return Math.max(property.lastIndexOf('.', end - 1), property.lastIndexOf('[', end - 1));
    }

    Optional<KnownSetting> ofVariable(String variable) {
        for (var end = variable.length(); end > 0; end = variable.lastIndexOf('_', end - 1)) {
            var known = byVariable.get(variable.substring(0, end));
            if (known != null) {
                return end == variable.length()
                        ? Optional.of(known)
                        : known.inside(inProperty(variable.substring(end)));
            }
        }
        return Optional.empty();
    }

    private static String inProperty(String rest) {
        return rest.toLowerCase(Locale.ROOT)
                .replaceAll("_([0-9]+)(?=_|$)", "[$1]")
                .replace('_', '.');
    }

    Optional<String> closest(String property) {
        return Optional.ofNullable(replacements.get(KnownSettings.uniform(property)))
                .or(() -> Spelling.nearest(property, KnownSettings.names(byName.values())));
    }
}
