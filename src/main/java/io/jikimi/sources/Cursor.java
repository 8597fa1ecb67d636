package io.jikimi.sources;

import java.util.function.IntPredicate;

/** A place in a text that moves on, character by character. */
final class Cursor {

    private final String file;
    private final String text;
    private int position;
    private int line = 1;
    private int column = 1;

    Cursor(String file, String text) {
        this.file = file;
        this.text = String.join("\n", Lines.of(text));
    }

    boolean atEnd() {
        return position >= text.length();
    }

    boolean atEndOfLine() {
        return atEnd() || peek() == '\n';
    }

    /** The next character; not at the end. */
    char peek() {
        return text.charAt(position);
    }

    boolean sees(String words) {
        return text.startsWith(words, position);
    }

    char next() {
        var character = text.charAt(position++);
        if (character == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        return character;
    }

    void skipBlanks() {
        takeWhile(character -> character == ' ' || character == '\t');
    }

    /** What is left of this line. */
    String takeLine() {
        return takeWhile(character -> character != '\n');
    }

    String takeWhile(IntPredicate wanted) {
        var start = position;
        while (!atEnd() && wanted.test(peek())) {
            next();
        }
        return text.substring(start, position);
    }

    /** Whether this character comes. */
    boolean willSee(char wanted) {
        return text.indexOf(wanted, position) >= 0;
    }

    /** Whether this character comes, not counting those behind a backslash. */
    boolean willSeeUnescaped(char wanted) {
        for (var ahead = position; ahead < text.length(); ahead++) {
            if (text.charAt(ahead) == wanted) {
                return true;
            }
            if (text.charAt(ahead) == '\\') {
                ahead++;
            }
        }
        return false;
    }

    Place place() {
        return Place.in(file, line, column);
    }
}
