package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command as a person has filled it in: the words of its subcommand and what stands in each
 * option.
 *
 * @param words none, a subcommand, or a group and a subcommand
 * @param values by the name of the option
 * @param focused the option being typed in, when suggestions are wanted
 */
public record CommandLine(
        Command command, List<String> words, Map<String, String> values, @Nullable String focused) {

    private static final int STRING = 3;
    private static final int INTEGER = 4;
    private static final int BOOLEAN = 5;
    private static final int NUMBER = 10;

    /**
     * From words as typed: those of subcommands first, then the values in the order of the options.
     */
    public static CommandLine positional(Command command, List<String> typed) {
        var words = new ArrayList<String>();
        var rest = new ArrayList<>(typed);
        var options = command.options();
        while (!rest.isEmpty() && isSubcommand(options)) {
            words.add(rest.removeFirst());
            options = command.optionsAt(words);
        }
        if (rest.size() > options.size()) {
            throw new IllegalArgumentException(
                    "/"
                            + command.name()
                            + " takes no more than "
                            + options.size()
                            + " values: "
                            + rest);
        }
        var values = new LinkedHashMap<String, String>();
        for (var number = 0; number < rest.size(); number++) {
            values.put(Json.text(options.path(number), "name"), rest.get(number));
        }
        return new CommandLine(command, words, values, null);
    }

    /** The whole name, as Discord writes it above the answer: {@code prefix set}. */
    String name() {
        return words.isEmpty() ? command.name() : command.name() + " " + String.join(" ", words);
    }

    private static boolean isSubcommand(JsonNode options) {
        var type = options.path(0).path("type").asInt(0);
        return type == 1 || type == 2;
    }

    /** The options as an interaction carries them, checked as Discord's own client checks them. */
    ArrayNode options(List<Long> namedIds) {
        var definitions = command.optionsAt(words);
        if (isSubcommand(definitions)) {
            throw new IllegalArgumentException("/" + command.name() + " needs a subcommand");
        }
        var known = definitions.valueStream().map(option -> Json.text(option, "name")).toList();
        if (!known.containsAll(values.keySet())) {
            throw new IllegalArgumentException(
                    "/"
                            + command.name()
                            + " has the options "
                            + known
                            + ", not "
                            + values.keySet());
        }
        var filled = Json.array();
        for (var definition : definitions) {
            fill(filled, definition, namedIds);
        }
        return wrapped(filled);
    }

    private void fill(ArrayNode filled, JsonNode definition, List<Long> namedIds) {
        var name = Json.text(definition, "name");
        var value = values.get(name);
        if (value == null) {
            if (focused == null && definition.path("required").asBoolean(false)) {
                throw new IllegalArgumentException(
                        "/" + command.name() + " needs the option " + name);
            }
            return;
        }
        var type = definition.path("type").asInt(STRING);
        var option = filled.addObject().put("name", name).put("type", type);
        if (name.equals(focused)) {
            option.put("focused", true).put("value", value);
            return;
        }
        put(option, definition, type, value);
        if (type > BOOLEAN && type < NUMBER) {
            namedIds.add(Json.id(option, "value"));
        }
    }

    private void put(ObjectNode option, JsonNode definition, int type, String value) {
        var choices = definition.path("choices");
        var chosen =
                choices.valueStream()
                        .filter(choice -> isNamed(choice, value))
                        .map(choice -> choice.path("value").asString(""))
                        .findFirst()
                        .orElse(value);
        if (!choices.isEmpty()
                && choices.valueStream()
                        .noneMatch(choice -> choice.path("value").asString("").equals(chosen))) {
            throw new IllegalArgumentException(value + " is none of the choices " + choices);
        }
        switch (type) {
            case INTEGER -> option.put("value", Long.parseLong(chosen));
            case NUMBER -> option.put("value", Double.parseDouble(chosen));
            case BOOLEAN -> option.put("value", Boolean.parseBoolean(chosen));
            case STRING -> option.put("value", within(definition, chosen));
            default -> option.put("value", chosen.replaceAll("[^0-9]", ""));
        }
    }

    private static boolean isNamed(JsonNode choice, String value) {
        return Json.text(choice, "name").equals(value)
                || choice.path("name_localizations")
                        .valueStream()
                        .anyMatch(name -> name.asString("").equals(value));
    }

    private static String within(JsonNode definition, String value) {
        var least = definition.path("min_length").asInt(0);
        var most = definition.path("max_length").asInt(6000);
        if (value.length() < least || value.length() > most) {
            throw new IllegalArgumentException(
                    "Must be " + least + " to " + most + " characters long: " + value);
        }
        return value;
    }

    private ArrayNode wrapped(ArrayNode filled) {
        var inner = filled;
        for (var depth = words.size(); depth > 0; depth--) {
            var group = words.size() == 2 && depth == 1;
            var outer = Json.array();
            var option = outer.addObject().put("name", words.get(depth - 1));
            option.put("type", group ? 2 : 1).set("options", inner);
            inner = outer;
        }
        return inner;
    }
}
