package io.jikimi.config;

import io.jikimi.sources.Entry;
import io.jikimi.sources.Place;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.nio.CharBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes what was read part of an environment; each value keeps the place where it was written. */
final class EntrySources {

    private EntrySources() {}

    /** For entries that are named as properties are. */
    static PropertySource<?> properties(String name, List<Entry> entries) {
        return new Properties(name, by(entries, EntrySources::text), by(entries, Entry::place));
    }

    /** For entries that are named as environment variables are, with the same relaxed names. */
    static PropertySource<?> variables(String name, List<Entry> entries) {
        // Spring knows by the end of its name that a source holds variables.
        return new Variables(
                name + "-systemEnvironment",
                by(entries, EntrySources::text),
                by(entries, Entry::place));
    }

    /** The real environment; what sets something of Jikimi's is meant as it stands. */
    static PropertySource<?> environment(String name, Map<String, String> variables) {
        var values = new HashMap<String, Object>(variables);
        // Platforms and compose files set some to nothing.
        values.entrySet().removeIf(EntrySources::saysNothing);
        values.replaceAll(
                (variable, value) ->
                        WellKnownNames.isJikimis(variable) ? asItStands((String) value) : value);
        var places =
                variables.keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), Place::variable));
        return new Variables(name, values, places);
    }

    private static boolean saysNothing(Map.Entry<String, Object> variable) {
        return WellKnownNames.isJikimis(variable.getKey())
                && variable.getValue().toString().isBlank();
    }

    private static Object text(Entry entry) {
        return asItStands(entry.value());
    }

    // Spring looks for references in strings only.
    private static Object asItStands(String value) {
        return value.contains("${") ? CharBuffer.wrap(value) : value;
    }

    private static <T> Map<String, T> by(List<Entry> entries, Function<Entry, T> what) {
        return entries.stream()
                .collect(Collectors.toMap(Entry::name, what, (first, second) -> first));
    }

    private static final class Properties extends MapPropertySource
            implements OriginLookup<String> {

        private final Map<String, Place> places;

        Properties(String name, Map<String, Object> values, Map<String, Place> places) {
            super(name, values);
            this.places = places;
        }

        @Override
        public @Nullable Origin getOrigin(String key) {
            return places.get(key);
        }
    }

    private static final class Variables extends SystemEnvironmentPropertySource
            implements OriginLookup<String> {

        private final Map<String, Place> places;

        Variables(String name, Map<String, Object> values, Map<String, Place> places) {
            super(name, values);
            this.places = places;
        }

        @Override
        public @Nullable Origin getOrigin(String key) {
            return places.get(key);
        }
    }
}
