package io.jikimi.config;

import io.jikimi.sources.Place;

import java.util.Optional;

/**
 * A name that an operator gave a value.
 *
 * @param source where it was written
 * @param name as it was written, such as {@code bot.prefix} or {@code BOT_PREFIX}
 * @param value as it was written, references to others still in it; may be a secret
 * @param place where exactly
 */
record Written(Source source, String name, String value, Place place) {

    /** The setting that it sets, where there is one. */
    Optional<KnownSetting> setting(KnownSettings known) {
        // A variable may bear a property's own name, as docker run -e allows.
        return source.holdsVariables() && !name.contains(".")
                ? known.ofVariable(name)
                : known.find(name);
    }

    /** Only the name and the place: the value may be a secret. */
    @Override
    public String toString() {
        return name + " (" + place + ")";
    }

    /** The sources, highest first. */
    enum Source {
        COMMAND_LINE,
        ENVIRONMENT,
        SECRET_FILE,
        DOTENV,
        INI,
        PROPERTIES;

        /** Whether names are written there as environment variables are. */
        boolean holdsVariables() {
            return this == ENVIRONMENT || this == SECRET_FILE || this == DOTENV;
        }
    }
}
