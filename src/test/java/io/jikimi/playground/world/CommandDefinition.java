package io.jikimi.playground.world;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/**
 * What the bot registers as Discord gives it back: numbers as numbers, and only what an option can
 * have.
 */
final class CommandDefinition {

    /** Texts, whole numbers and numbers. */
    private static final Set<Integer> COMPLETABLE = Set.of(3, 4, 10);

    private CommandDefinition() {}

    static ObjectNode asKept(JsonNode sent) {
        var definition = (ObjectNode) sent.deepCopy();
        for (var name : List.of("contexts", "integration_types")) {
            if (definition.get(name) instanceof ArrayNode numbers) {
                var kept = definition.putArray(name);
                numbers.forEach(number -> kept.add(number.asInt(0)));
            }
        }
        keepOptions(definition);
        return definition;
    }

    private static void keepOptions(JsonNode node) {
        for (var each : node.path("options")) {
            if (each instanceof ObjectNode option) {
                if (!COMPLETABLE.contains(option.path("type").asInt(0))) {
                    option.remove("autocomplete");
                }
                keepOptions(option);
            }
        }
    }
}
