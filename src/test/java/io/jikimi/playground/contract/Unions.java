package io.jikimi.playground.contract;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rewrites each "one of these" of the description into an equal form that is cheap to check and
 * that names the one mistake instead of every branch's: by the field that tells the branches apart
 * where there is one, otherwise into "any of these", since branches of the description overlap.
 */
final class Unions {

    private static final JsonNodeFactory json = JsonNodeFactory.instance;

    private final JsonNode schemas;

    private Unions(JsonNode schemas) {
        this.schemas = schemas;
    }

    /** Rewrites everything below the node; references are looked up among the named schemas. */
    static void rewrite(JsonNode node, JsonNode schemas) {
        new Unions(schemas).rewrite(node);
    }

    private void rewrite(JsonNode node) {
        node.forEach(this::rewrite);
        if (node instanceof ObjectNode schema) {
            for (var union : List.of("oneOf", "anyOf")) {
                if (schema.get(union) instanceof ArrayNode branches) {
                    schema.remove(List.of(union, "x-discord-union"));
                    replace(schema, branches);
                }
            }
        }
    }

    private void replace(ObjectNode schema, ArrayNode branches) {
        var filled = new ArrayList<JsonNode>();
        branches.forEach(
                branch -> {
                    if (!isNull(branch)) {
                        filled.add(branch);
                    }
                });
        if (filled.stream().allMatch(branch -> branch.has("const"))) {
            schema.set(
                    "enum",
                    json.arrayNode().addAll(filled.stream().map(it -> it.get("const")).toList()));
        } else if (filled.size() < branches.size()) {
            schema.set("if", json.objectNode().put("type", "null"));
            schema.set("else", join(filled));
        } else {
            schema.setAll(join(filled));
        }
    }

    private ObjectNode join(List<JsonNode> branches) {
        if (branches.size() == 1) {
            return (ObjectNode) branches.getFirst();
        }
        var field = tellingField(branches);
        return field == null
                ? json.objectNode().set("anyOf", json.arrayNode().addAll(branches))
                : chooseBy(field, branches);
    }

    private ObjectNode chooseBy(String field, List<JsonNode> branches) {
        var known = json.arrayNode();
        var choices = json.arrayNode();
        for (var branch : branches) {
            var values = (ArrayNode) values(branch, field);
            known.addAll(values);
            choices.addObject().<ObjectNode>set("if", whenOneOf(field, values)).set("then", branch);
        }
        return whenOneOf(field, known).set("allOf", choices);
    }

    private static ObjectNode whenOneOf(String field, ArrayNode values) {
        var when = json.objectNode().put("type", "object");
        when.putArray("required").add(field);
        when.putObject("properties").putObject(field).set("enum", values.deepCopy());
        return when;
    }

    /** A field that all branches require, each with values that no other branch allows. */
    private @Nullable String tellingField(List<JsonNode> branches) {
        var candidates = new TreeSet<String>();
        resolve(branches.getFirst())
                .path("required")
                .forEach(name -> candidates.add(name.asString()));
        return candidates.stream()
                .filter(field -> tellsApart(field, branches))
                .findFirst()
                .orElse(null);
    }

    private boolean tellsApart(String field, List<JsonNode> branches) {
        Set<JsonNode> seen = new HashSet<>();
        for (var branch : branches) {
            var required =
                    resolve(branch)
                            .path("required")
                            .valueStream()
                            .anyMatch(it -> it.asString().equals(field));
            var values = values(branch, field);
            if (!required || values.isEmpty() || !values.valueStream().allMatch(seen::add)) {
                return false;
            }
        }
        return true;
    }

    private JsonNode values(JsonNode branch, String field) {
        return resolve(branch).path("properties").path(field).path("enum");
    }

    private JsonNode resolve(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static boolean isNull(JsonNode branch) {
        return branch.path("type").asString("").equals("null");
    }
}
