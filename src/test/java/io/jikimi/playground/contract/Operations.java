package io.jikimi.playground.contract;

import io.jikimi.playground.contract.Operation.Answer;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads every method of every route out of the description, and gathers the schemas of their bodies
 * in one list.
 */
final class Operations {

    /** Where in the document the schemas of the bodies are gathered. */
    static final String BODIES = "bodies";

    private final ObjectNode document;
    private final ArrayNode bodies;
    private final List<Operation> operations = new ArrayList<>();

    private Operations(ObjectNode document) {
        this.document = document;
        this.bodies = document.putArray(BODIES);
    }

    static List<Operation> of(ObjectNode document) {
        var all = new Operations(document);
        document.path("paths").forEachEntry(all::addPath);
        return List.copyOf(all.operations);
    }

    private void addPath(String path, JsonNode methods) {
        var route = RouteTemplate.of(path, methods.path("parameters"));
        methods.forEachEntry(
                (method, described) -> {
                    if (!method.equals("parameters")) {
                        operations.add(
                                operation(method.toUpperCase(Locale.ROOT), route, described));
                    }
                });
    }

    private Operation operation(String method, RouteTemplate route, JsonNode described) {
        var request = described.path("requestBody");
        Map<String, Answer> answers = new LinkedHashMap<>();
        described
                .path("responses")
                .forEachEntry((status, answer) -> answers.put(status, answer(resolve(answer))));
        return new Operation(
                method,
                route,
                gather(requestSchema(request.path("content"))),
                request.path("required").asBoolean(false),
                answers);
    }

    private Answer answer(JsonNode described) {
        var content = described.path("content");
        return new Answer(
                !content.isEmpty(), gather(content.path("application/json").path("schema")));
    }

    /** The JSON body; of a form with files only the fields, since they are what is sent as JSON. */
    private static JsonNode requestSchema(JsonNode content) {
        var schema = content.path("application/json").path("schema");
        return schema.isMissingNode()
                ? withoutFiles(content.path("multipart/form-data").path("schema"))
                : schema;
    }

    private static JsonNode withoutFiles(JsonNode form) {
        if (form.path("properties") instanceof ObjectNode fields) {
            var files =
                    fields.propertyStream()
                            .filter(
                                    field ->
                                            field.getValue()
                                                    .path("contentEncoding")
                                                    .asString("")
                                                    .equals("binary"))
                            .map(Map.Entry::getKey)
                            .toList();
            fields.remove(files);
            if (form.path("required") instanceof ArrayNode required) {
                required.removeIf(name -> files.contains(name.asString()));
            }
        }
        return form;
    }

    private @Nullable String gather(JsonNode schema) {
        if (schema.isMissingNode()) {
            return null;
        }
        bodies.add(schema);
        return "/" + BODIES + "/" + (bodies.size() - 1);
    }

    private JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
