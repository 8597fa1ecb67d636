package io.jikimi.playground.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forbids fields that the description does not name, so that a misspelt one in a request is found.
 */
final class Strictness {

    private Strictness() {}

    static void forbidUnknownFields(JsonNode node) {
        node.forEach(Strictness::forbidUnknownFields);
        if (node instanceof ObjectNode schema
                && schema.path("type").toString().contains("object")
                && schema.has("properties")
                && !schema.has("additionalProperties")
                && !schema.has("allOf")) {
            schema.put("additionalProperties", false);
        }
    }
}
