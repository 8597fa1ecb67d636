package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finding buttons and menus in a message, and filling in forms. */
public final class Components {

    private static final int TEXT_INPUT = 4;
    private static final int STRING_SELECT = 3;
    private static final int RADIO_GROUP = 21;
    private static final int CHECKBOX_GROUP = 22;
    private static final int CHECKBOX = 23;

    private Components() {}

    public static JsonNode find(JsonNode components, String customId) {
        return all(components).stream()
                .filter(component -> Json.text(component, "custom_id").equals(customId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + customId));
    }

    public static @Nullable JsonNode first(JsonNode components, Predicate<JsonNode> wanted) {
        return all(components).stream().filter(wanted).findFirst().orElse(null);
    }

    /** All of them, the inner ones after those that hold them. */
    public static List<JsonNode> all(JsonNode components) {
        var found = new ArrayList<JsonNode>();
        for (var component : components) {
            found.add(component);
            found.addAll(all(component.path("components")));
            for (var single : List.of("accessory", "component")) {
                if (component.path(single) instanceof ObjectNode inner) {
                    found.addAll(all(Json.array().add(inner)));
                }
            }
        }
        return found;
    }

    static ArrayNode filled(JsonNode form, Map<String, List<String>> fields, List<Long> namedIds) {
        var unknown = new LinkedHashSet<>(fields.keySet());
        var filled = Json.array();
        for (var row : form) {
            var type = row.path("type").asInt(0);
            var out = filled.addObject().put("type", type).put("id", row.path("id").asInt(0));
            if (row.path("component") instanceof ObjectNode input) {
                out.set(
                        "component",
                        field(input, Json.text(row, "label"), fields, unknown, namedIds));
            } else if (row.path("components") instanceof ArrayNode inputs) {
                var list = out.putArray("components");
                for (var input : inputs) {
                    list.add(field(input, Json.text(input, "label"), fields, unknown, namedIds));
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The form has no field " + unknown + ": " + form);
        }
        return filled;
    }

    private static ObjectNode field(
            JsonNode input,
            String label,
            Map<String, List<String>> fields,
            LinkedHashSet<String> unknown,
            List<Long> namedIds) {
        var customId = Json.text(input, "custom_id");
        var type = input.path("type").asInt(TEXT_INPUT);
        var key = fields.containsKey(customId) ? customId : label;
        unknown.remove(key);
        var given = fields.get(key);
        var values = given == null ? preset(input, type) : given;
        var out = Json.object().put("type", type).put("id", input.path("id").asInt(0));
        out.put("custom_id", customId);
        switch (type) {
            case TEXT_INPUT -> out.put("value", checked(input, label, String.join("\n", values)));
            case RADIO_GROUP -> out.put("value", values.isEmpty() ? null : values.getFirst());
            case CHECKBOX -> out.put("value", values.contains("true"));
            default -> values.forEach(out.putArray("values")::add);
        }
        if (type > TEXT_INPUT && type < 10) {
            values.forEach(value -> namedIds.add(Json.number(value)));
        }
        return out;
    }

    private static List<String> preset(JsonNode input, int type) {
        if (type == TEXT_INPUT) {
            return List.of(Json.text(input, "value"));
        }
        if (type == STRING_SELECT || type == CHECKBOX_GROUP || type == RADIO_GROUP) {
            return input.path("options")
                    .valueStream()
                    .filter(option -> option.path("default").asBoolean(false))
                    .map(option -> Json.text(option, "value"))
                    .toList();
        }
        return List.of();
    }

    private static String checked(JsonNode input, String label, String value) {
        var least = input.path("min_length").asInt(input.path("required").asBoolean(true) ? 1 : 0);
        var most = input.path("max_length").asInt(4000);
        if (value.length() < least || value.length() > most) {
            throw new IllegalArgumentException(
                    label + " must be " + least + " to " + most + " characters long: " + value);
        }
        return value;
    }
}
