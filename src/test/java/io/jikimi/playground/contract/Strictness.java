package io.jikimi.playground.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Forbids fields that the description does not name, so that a misspelt one is found. */
final class Strictness {

    private final ObjectNode document;

    /** Parts that make a whole only together; none of them knows the fields of the others. */
    private final Set<JsonNode> parts = Collections.newSetFromMap(new IdentityHashMap<>());

    private Strictness(ObjectNode document) {
        this.document = document;
    }

    static void forbidUnknownFields(ObjectNode document) {
        var strictness = new Strictness(document);
        strictness.findParts(document);
        strictness.close(document);
    }

    private void findParts(JsonNode node) {
        if (node.get("allOf") instanceof ArrayNode all && all.size() > 1) {
            for (var part : all) {
                var reference = part.path("$ref").asString("");
                parts.add(reference.isEmpty() ? part : document.at(reference.substring(1)));
            }
        }
        node.forEach(this::findParts);
    }

    private void close(JsonNode node) {
        node.forEach(this::close);
        if (node instanceof ObjectNode schema
                && schema.path("type").toString().contains("object")
                && schema.has("properties")
                && !schema.has("additionalProperties")
                && !schema.has("allOf")
                && !parts.contains(schema)) {
            schema.put("additionalProperties", false);
        }
    }
}
