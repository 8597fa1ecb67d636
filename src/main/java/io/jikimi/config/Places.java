package io.jikimi.config;

import io.jikimi.sources.Place;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;

import java.util.Objects;

/** Words for where Spring found a value. */
final class Places {

    private Places() {}

    static Place of(ConfigurationProperty found, PropertySource<?> source) {
        var origin = found.getOrigin();
        if (origin instanceof Place place) {
            return place;
        }
        if (origin instanceof TextResourceOrigin text) {
            return text(text);
        }
        if (source instanceof CommandLinePropertySource) {
            return new Place("command line --" + found.getName());
        }
        if (source.getName().equals("systemProperties")) {
            return new Place("system property " + found.getName());
        }
        return origin == null
                ? new Place(source.getName())
                : new Place(variable(origin.toString()));
    }

    // Spring's words: System Environment Property "BOT_TOKEN".
    private static String variable(String words) {
        return words.replaceFirst("^System Environment Property \"(.*)\"$", "environment $1");
    }

    private static Place text(TextResourceOrigin origin) {
        var resource = origin.getResource();
        var location = origin.getLocation();
        var name = resource == null ? null : resource.getFilename();
        var shown = Objects.requireNonNullElse(name, "application.properties");
        var file = resource != null && resource.isFile() ? shown : shown + " (built in)";
        return location == null
                ? new Place(file)
                : Place.in(file, location.getLine() + 1, location.getColumn() + 1);
    }
}
