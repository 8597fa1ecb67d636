package io.jikimi.config;

import io.jikimi.sources.Place;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.util.Objects;

/** Words for where Spring found a value. */
final class Places {

    private Places() {}

    /** Where a source says something under its own name. */
    static Place of(String name, PropertySource<?> source) {
        var origin =
                source instanceof OriginLookup<?> ? OriginLookup.getOrigin(source, name) : null;
        return of(name, origin, source);
    }

    static Place of(String property, @Nullable Origin origin, PropertySource<?> source) {
        if (origin instanceof PropertySourceOrigin wrapped) {
            return of(property, wrapped.getOrigin(), source);
        }
        if (origin instanceof Place place) {
            return place;
        }
        if (origin instanceof TextResourceOrigin text) {
            return text(text);
        }
        if (source instanceof CommandLinePropertySource) {
            return new Place("command line --" + property);
        }
        if (source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            return new Place("system property " + property);
        }
        return new Place(origin == null ? source.getName() : variable(origin.toString()));
    }

    // Spring's words: System Environment Property "BOT_TOKEN".
    private static String variable(String words) {
        return words.replaceFirst("^System Environment Property \"(.*)\"$", "environment $1");
    }

    /** Whether it stands in a file inside the jar, which is Jikimi's own. */
    static boolean isBuiltIn(TextResourceOrigin origin) {
        var resource = origin.getResource();
        return resource == null || resource.getDescription().startsWith("class path resource");
    }

    private static Place text(TextResourceOrigin origin) {
        var resource = origin.getResource();
        var location = origin.getLocation();
        var name = resource == null ? null : resource.getFilename();
        var shown = Objects.requireNonNullElse(name, "application.properties");
        var file = isBuiltIn(origin) ? shown + " (built in)" : shown;
        return location == null
                ? new Place(file)
                : Place.in(file, location.getLine() + 1, location.getColumn() + 1);
    }
}
