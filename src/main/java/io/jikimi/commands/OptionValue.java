package io.jikimi.commands;

import io.jikimi.messages.Refusal;

import net.dv8tion.jda.api.interactions.commands.OptionType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns what was typed, pressed or filled in into what the option was declared to be. */
final class OptionValue {

    private static final Pattern PERSON = Pattern.compile("<@!?(\\d{17,20})>|(\\d{17,20})");

    private OptionValue() {}

    /**
     * Reads a word as the option's type.
     *
     * @throws Refusal when it does not fit
     */
    static Object of(Option option, String word) {
        return switch (option.type()) {
            case INTEGER -> whole(option, word.strip());
            case USER -> person(option, word.strip());
            default -> word;
        };
    }

    /**
     * The same for all that was given; a number or person left blank in a form was not given.
     *
     * @throws Refusal when one does not fit
     */
    static Map<String, Object> ofAll(List<Option> declared, Map<String, Object> given) {
        var values = new LinkedHashMap<>(given);
        for (var option : declared) {
            // A client that still shows an older declaration may send a number as a text, too.
            var value = given.get(option.name());
            if (value != null) {
                values.remove(option.name());
                if (!isLeftBlank(option, value)) {
                    values.put(option.name(), ofAny(option, value));
                }
            }
        }
        return values;
    }

    private static boolean isLeftBlank(Option option, Object value) {
        return switch (option.type()) {
            case INTEGER, USER -> value instanceof String word && word.isBlank();
            default -> false;
        };
    }

    private static Object ofAny(Option option, Object value) {
        return value instanceof String || option.type() == OptionType.STRING
                ? of(option, value.toString())
                : value;
    }

    private static Long whole(Option option, String word) {
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException notWhole) {
            throw new Refusal("desk.option-not-whole", option.name());
        }
    }

    private static Long person(Option option, String word) {
        var match = PERSON.matcher(word);
        if (!match.matches()) {
            throw new Refusal("desk.option-not-person", option.name());
        }
        try {
            return Long.valueOf(match.group(1) == null ? match.group(2) : match.group(1));
        } catch (NumberFormatException longerThanAnyId) {
            throw new Refusal("desk.option-not-person", option.name());
        }
    }
}
