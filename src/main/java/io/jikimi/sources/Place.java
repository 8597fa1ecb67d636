package io.jikimi.sources;

import org.springframework.boot.origin.Origin;

/**
 * Where an operator wrote something, in words that lead there.
 *
 * @param text such as {@code config.ini:3:9}, {@code .env:2:1} or {@code environment DISCORD_TOKEN}
 */
public record Place(String text) implements Origin {

    /** A place in a text; lines and columns count from 1. */
    public static Place in(String file, int line, int column) {
        return new Place(file + ":" + line + ":" + column);
    }

    /** An environment variable of this process. */
    public static Place variable(String name) {
        return new Place("environment " + name);
    }

    @Override
    public String toString() {
        return text;
    }
}
