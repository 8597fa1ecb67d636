package io.jikimi.config;

import io.jikimi.sources.Place;

/**
 * A name that an operator gave a value.
 *
 * @param source where it was written
 * @param name as it was written, such as {@code bot.prefix} or {@code BOT_PREFIX}
 * @param place where exactly
 */
record Written(Source source, String name, Place place) {

    /** The sources, highest first. */
    enum Source {
        COMMAND_LINE,
        ENVIRONMENT,
        SECRET_FILE,
        DOTENV,
        INI,
        PROPERTIES
    }
}
