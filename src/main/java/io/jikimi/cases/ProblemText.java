package io.jikimi.cases;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps why something was not done as what it is, so that each reader gets it in their language.
 */
final class ProblemText {

    private static final String KEY = "\u0001";

    private ProblemText() {}

    static @Nullable String written(@Nullable Text problem) {
        if (problem == null) {
            return null;
        }
        var lines = new ArrayList<>(List.of(problem.key()));
        problem.values()
                .forEach(value -> lines.add(value instanceof Text text ? inner(text) : value + ""));
        return String.join("\n", lines);
    }

    private static String inner(Text text) {
        return text.values().isEmpty() ? KEY + text.key() : text.values().getFirst().toString();
    }

    static @Nullable Text read(@Nullable String written) {
        if (written == null) {
            return null;
        }
        var lines = List.of(written.split("\n", -1));
        var values =
                lines.subList(1, lines.size()).stream()
                        .map(
                                line ->
                                        line.startsWith(KEY)
                                                ? Text.of(line.substring(KEY.length()))
                                                : (Object) line)
                        .toArray();
        return Text.of(lines.getFirst(), values);
    }
}
