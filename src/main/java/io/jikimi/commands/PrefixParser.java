package io.jikimi.commands;

import io.jikimi.messages.Refusal;

import net.dv8tion.jda.api.interactions.commands.OptionType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Understands a typed line such as {@code prefix set "?"} as a path and options. */
final class PrefixParser {

    /** A path and options, not yet checked against their bounds. */
    record Line(List<String> path, Map<String, Object> options) {}

    /** White space of every script; phones like to write no-break spaces. */
    static final String SPACE = "[\\s\\p{Z}]+";

    private PrefixParser() {}

    /**
     * Reads the words after the command's name.
     *
     * @param prefix what starts a command there, to say how it goes
     * @throws Refusal when they do not fit what was declared
     */
    static Line parse(Declaration declaration, String rest, String prefix) {
        var words = new Words(rest);
        var path = new ArrayList<>(List.of(declaration.name()));
        var part = declaration;
        while (!part.subcommands().isEmpty()) {
            var next = part.subcommand(words.peek());
            if (next.isEmpty()) {
                throw new Refusal("desk.choose-part", String.join(" ", path), parts(part));
            }
            words.next();
            part = next.get();
            path.add(part.name());
        }
        var options = options(part, words);
        if (!words.atEnd()) {
            throw new Refusal("desk.too-many-words", prefix + part.usage(path));
        }
        return new Line(path, options);
    }

    /** Without white space around it. */
    static String stripped(String text) {
        return text.replaceAll("^" + SPACE + "|" + SPACE + "$", "");
    }

    private static String parts(Declaration declaration) {
        return String.join("`, `", declaration.shown().map(Declaration::name).toList());
    }

    private static Map<String, Object> options(Declaration part, Words words) {
        var options = new LinkedHashMap<String, Object>();
        for (var option : part.options()) {
            if (words.atEnd()) {
                break;
            }
            var last = option == part.options().getLast();
            options.put(
                    option.name(),
                    OptionValue.of(
                            option,
                            last && option.type() == OptionType.STRING
                                    ? words.remainder()
                                    : words.next()));
        }
        return options;
    }

    /** The words of a line; quotes hold several together. */
    private static final class Words {

        private String left;

        Words(String line) {
            left = stripped(line);
        }

        boolean atEnd() {
            return left.isEmpty();
        }

        String peek() {
            var keep = left;
            var word = atEnd() ? "" : next();
            left = keep;
            return word;
        }

        String next() {
            var quoted = left.startsWith("\"") ? left.indexOf('"', 1) : -1;
            if (quoted > 0) {
                var word = left.substring(1, quoted);
                left = stripped(left.substring(quoted + 1));
                return word;
            }
            var parts = left.split(SPACE, 2);
            left = parts.length > 1 ? stripped(parts[1]) : "";
            return parts[0];
        }

        String remainder() {
            if (left.length() > 1
                    && left.startsWith("\"")
                    && left.indexOf('"', 1) == left.length() - 1) {
                left = left.substring(1, left.length() - 1);
            }
            var all = left;
            left = "";
            return all;
        }
    }
}
