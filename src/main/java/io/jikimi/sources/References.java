package io.jikimi.sources;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Puts values in the place of {@code ${NAME}} and {@code ${NAME:default}}; {@code $${} is a plain
 * {@code ${}.
 */
public final class References {

    private static final int DEEPEST = 20;
    private static final int LONGEST = 1 << 20;
    private static final int MOST = 10_000;

    private final Function<String, @Nullable Entry> lookup;

    /**
     * @param lookup what a name means; null where it means nothing
     */
    public References(Function<String, @Nullable Entry> lookup) {
        this.lookup = lookup;
    }

    /** A text that resolves to this one. */
    public static String literal(String text) {
        return text.replace("${", "$${");
    }

    /**
     * The value of an entry with everything in it that it refers to.
     *
     * @param problems gets a problem, and only one, where the answer is null
     */
    public @Nullable String resolve(Entry entry, List<Problem> problems) {
        try {
            return new Resolution(entry.name()).resolve(entry.value());
        } catch (Unresolvable no) {
            problems.add(new Problem(entry.place(), no.what, no.remedy));
            return null;
        }
    }

    /** One value's way through all it refers to. */
    private final class Resolution {

        private final Deque<String> names = new ArrayDeque<>();
        private int count;
        private int length;

        Resolution(String name) {
            names.add(name);
        }

        String resolve(String text) {
            if (names.size() > DEEPEST) {
                throw new Unresolvable(
                        "Its references lead through more than " + DEEPEST + " others.",
                        "Refer to the last of them itself.");
            }
            var resolved = new StringBuilder();
            var position = 0;
            for (var dollar = text.indexOf('$');
                    dollar >= 0;
                    dollar = text.indexOf('$', position)) {
                resolved.append(text, position, dollar);
                if (text.startsWith("$${", dollar)) {
                    resolved.append("${");
                    position = dollar + 3;
                } else if (text.startsWith("${", dollar)) {
                    var end = end(text, dollar + 2);
                    resolved.append(meaning(text.substring(dollar + 2, end)));
                    position = end + 1;
                } else {
                    resolved.append('$');
                    position = dollar + 1;
                }
            }
            return resolved.append(text, position, text.length()).toString();
        }

        private String meaning(String reference) {
            var colon = reference.indexOf(':');
            var name = (colon < 0 ? reference : reference.substring(0, colon)).strip();
            if (name.isEmpty()) {
                throw new Unresolvable("It has a reference without a name.", "Write ${NAME}.");
            }
            var entry = lookup.apply(name);
            // A default also holds where a reference leads back to where it came from.
            if (entry != null && (colon < 0 || !names.contains(name))) {
                return bounded(inside(name, entry.value()));
            }
            if (colon < 0) {
                throw new Unresolvable(
                        "It refers to %s, which is not set."
                                .formatted(Names.shown(name, "something")),
                        "Set that as an environment variable or in .env, or write a default behind"
                                + " a colon: ${NAME:default}.");
            }
            // As shells write it: ${NAME:-default}.
            return bounded(inside("", reference.substring(colon + 1).replaceFirst("^-", "")));
        }

        private String inside(String name, String text) {
            if (!name.isEmpty() && names.contains(name)) {
                throw new Unresolvable(
                        "It refers to itself, by way of %s."
                                .formatted(Names.shown(name, "another value")),
                        "Break the circle: one of them must have a value of its own.");
            }
            names.addLast(name);
            try {
                return resolve(text);
            } finally {
                names.removeLast();
            }
        }

        private String bounded(String value) {
            count++;
            length += value.length();
            if (count > MOST || length > LONGEST) {
                throw new Unresolvable(
                        "What it refers to is too much: more than 1 MiB in all.",
                        "Write the value out.");
            }
            return value;
        }

        private static int end(String text, int from) {
            var open = 1;
            for (var position = from; position < text.length(); position++) {
                if (text.startsWith("${", position)) {
                    open++;
                } else if (text.charAt(position) == '}' && --open == 0) {
                    return position;
                }
            }
            throw new Unresolvable(
                    "It has a ${ that is never closed.",
                    "Close it with }, or write $${ where no reference is meant.");
        }
    }

    /** Why a value cannot be had. */
    private static final class Unresolvable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String what;
        private final String remedy;

        Unresolvable(String what, String remedy) {
            super(what, null, false, false);
            this.what = what;
            this.remedy = remedy;
        }
    }
}
