package io.jikimi.sources;

import org.springframework.boot.origin.Origin;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an operator wrote something, in words that lead there.
 *
 * @param text such as {@code config.ini:3:9}, {@code .env:2:1} or {@code environment DISCORD_TOKEN}
 */
public record Place(String text) implements Origin, Comparable<Place> {

    private static final Pattern IN_FILE = Pattern.compile("(.*):(\\d{1,9}):(\\d{1,9})");

    /** A place in a text; lines and columns count from 1. */
    public static Place in(String file, int line, int column) {
        return new Place(file + ":" + line + ":" + column);
    }

    /** An environment variable of this process. */
    public static Place variable(String name) {
        return new Place("environment " + name);
    }

    /** By source, and within a file from top to bottom. */
    @Override
    public int compareTo(Place other) {
        return Comparator.comparing((Place place) -> place.part(1).orElse(place.text))
                .thenComparing(place -> place.number(2))
                .thenComparing(place -> place.number(3))
                .compare(this, other);
    }

    private int number(int group) {
        return part(group).map(Integer::valueOf).orElse(0);
    }

    private Optional<String> part(int group) {
        var inFile = IN_FILE.matcher(text);
        return inFile.matches() ? Optional.of(inFile.group(group)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
