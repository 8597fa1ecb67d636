package io.jikimi.commands;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of a typed line; quotes hold several together, two dashes begin a flag. */
final class TypedWords {

    /** {@code --name} or {@code --name=value}. */
    record Flag(String name, @Nullable String value) {}

    /** White space of every script; phones like to write no-break spaces. */
    static final String SPACE = "[\\s\\p{Z}]+";

    private static final Pattern SPACES = Pattern.compile(SPACE);
    private static final Pattern AROUND = Pattern.compile("^" + SPACE + "|" + SPACE + "$");
    private static final Pattern FLAG =
            Pattern.compile("--([\\p{L}\\p{N}][-_\\p{L}\\p{N}]*)(?:=(.*))?", Pattern.DOTALL);

    // Phones turn plain quotes into curly ones.
    private static final Map<Character, Character> QUOTES =
            Map.of('"', '"', '“', '”', '„', '“', '«', '»');

    private String left;
    private String before = "";
    private boolean flagsEnded;

    TypedWords(String line) {
        left = stripped(line);
    }

    /** Without white space around it. */
    static String stripped(String text) {
        return AROUND.matcher(text).replaceAll("");
    }

    /** The first word of a line. */
    static String first(String line) {
        var space = SPACES.matcher(line);
        return space.find() ? line.substring(0, space.start()) : line;
    }

    /** The next word without taking it; null at the end. */
    @Nullable String peek() {
        if (left.isEmpty()) {
            return null;
        }
        var end = end();
        return isQuoted(end) ? left.substring(1, end - 1) : left.substring(0, end);
    }

    /** Takes the next word; null at the end. */
    @Nullable String next() {
        var word = peek();
        if (word != null) {
            left = stripped(left.substring(end()));
        }
        return word;
    }

    /** Takes all that is left, without quotes around the whole of it. */
    String remainder() {
        var all = left;
        if (end() == all.length() && isQuoted(all.length())) {
            all = all.substring(1, all.length() - 1);
        }
        left = "";
        return all;
    }

    /**
     * Takes the next flag out of the line, wherever it stands; null where there is none. A lone
     * {@code --} ends the flags.
     */
    @Nullable Flag nextFlag() {
        while (!left.isEmpty() && !flagsEnded) {
            var end = end();
            var raw = left.substring(0, end);
            if (raw.equals("--")) {
                flagsEnded = true;
                left = stripped(left.substring(end));
                break;
            }
            var flag = FLAG.matcher(valued(raw, end));
            if (flag.matches()) {
                return new Flag(flag.group(1), flag.group(2));
            }
            pass(end);
        }
        left = stripped(before + left);
        before = "";
        return null;
    }

    /** Takes the word that follows the flag just taken; empty where another flag follows. */
    Optional<String> takeAfterFlag() {
        return left.isEmpty() || FLAG.matcher(left.substring(0, end())).matches()
                ? Optional.empty()
                : Optional.ofNullable(next());
    }

    // Takes the flag, with its value where that is quoted: --reason="two words".
    private String valued(String raw, int end) {
        if (!FLAG.matcher(raw).matches()) {
            return raw;
        }
        var equals = raw.indexOf('=');
        if (equals < 0 || equals == raw.length() - 1 && end == left.length()) {
            left = stripped(left.substring(end));
            return raw;
        }
        left = left.substring(equals + 1);
        var value = left.isEmpty() || SPACES.matcher(left).lookingAt() ? "" : next();
        left = stripped(left);
        return raw.substring(0, equals + 1) + value;
    }

    private void pass(int end) {
        var space = SPACES.matcher(left).region(end, left.length());
        var next = space.lookingAt() ? space.end() : end;
        before += left.substring(0, next);
        left = left.substring(next);
    }

    // Where the next word ends, with its quotes; an unbalanced quote is a letter like any other.
    private int end() {
        var closing = left.isEmpty() ? null : QUOTES.get(left.charAt(0));
        var quoted = closing == null ? -1 : left.indexOf(closing, 1);
        if (quoted > 0) {
            return quoted + 1;
        }
        var space = SPACES.matcher(left);
        return space.find() ? space.start() : left.length();
    }

    private boolean isQuoted(int end) {
        var closing = left.isEmpty() ? null : QUOTES.get(left.charAt(0));
        return end > 1 && closing != null && left.charAt(end - 1) == closing;
    }
}
