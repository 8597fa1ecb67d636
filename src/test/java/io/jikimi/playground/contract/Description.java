package io.jikimi.playground.contract;

import com.networknt.schema.Error;

import io.jikimi.playground.contract.Relaxation.Side;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What Discord says of its routes and bodies, and what is wrong with a body by that. */
final class Description {

    private static final int SHOWN = 120;

    private final List<Operation> operations;
    private final Schemas requests;
    private final Schemas answers;

    private Description(List<Operation> operations, Schemas requests, Schemas answers) {
        this.operations = operations;
        this.requests = requests;
        this.answers = answers;
    }

    static Description read(Path file) {
        var document = (ObjectNode) JsonMapper.shared().readTree(file);
        var operations = Operations.of(document);
        document.retain("components", Operations.BODIES);
        Strictness.forbidUnknownFields(document);
        var requests = schemas(Side.REQUESTS, document.deepCopy());
        return new Description(operations, requests, schemas(Side.ANSWERS, document));
    }

    private static Schemas schemas(Side side, ObjectNode document) {
        Relaxation.applyAll(side, document);
        Unions.rewrite(document, document.at("/components/schemas"));
        return new Schemas(document);
    }

    List<String> wrongInRequest(String method, String path, @Nullable JsonNode body) {
        if (Relaxation.isUndescribed(method, path)) {
            return List.of();
        }
        var found = find(method, path);
        if (found.isEmpty()) {
            return List.of(method + " " + path + ": Discord has no such route");
        }
        var operation = found.get();
        if (body == null) {
            return operation.requestRequired() && !takesEmpty(operation)
                    ? List.of(operation.name() + " request: has no body, but one is required")
                    : List.of();
        }
        if (operation.request() == null) {
            return body.isEmpty()
                    ? List.of()
                    : List.of(
                            operation.name() + " request: takes no body, found " + shortened(body));
        }
        return told(operation.name() + " request", requests.errors(operation.request(), body));
    }

    List<String> wrongInAnswer(String method, String path, int status, @Nullable JsonNode body) {
        var found = find(method, path);
        if (found.isEmpty() || status >= 500) {
            return List.of(); // a route that is not there was told of by the request; Discord
            // describes no failures of its own
        }
        var name = found.get().name() + " answer " + status;
        var answer = found.get().answer(status);
        if (answer == null) {
            return List.of(name + ": Discord answers " + found.get().answers().keySet() + " here");
        }
        if (body == null) {
            return answer.hasBody() ? List.of(name + ": has no body") : List.of();
        }
        if (!answer.hasBody()) {
            return List.of(name + ": must have no body, found " + shortened(body));
        }
        return answer.schema() == null
                ? List.of()
                : told(name, answers.errors(answer.schema(), body));
    }

    private Optional<Operation> find(String method, String path) {
        var segments = RouteTemplate.split(path);
        return operations.stream()
                .filter(
                        operation ->
                                operation.method().equals(method)
                                        && operation.route().matches(segments))
                .max(Comparator.comparing(operation -> operation.route().words()));
    }

    /** An absent body is read as an empty one: JDA sends none where every field may be left out. */
    private boolean takesEmpty(Operation operation) {
        return operation.request() != null
                && requests.errors(operation.request(), JsonNodeFactory.instance.objectNode())
                        .isEmpty();
    }

    private static List<String> told(String name, List<Error> errors) {
        return Mistakes.nearest(errors).stream()
                .map(
                        error ->
                                (name + " " + error.getInstanceLocation()).strip()
                                        + ": "
                                        + told(error))
                .toList();
    }

    private static String told(Error error) {
        var value = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "required" ->
                    "lacks the field '" + error.getProperty() + "', found " + shortened(value);
            case "additionalProperties" ->
                    "Discord knows no field '"
                            + error.getProperty()
                            + "' here, found "
                            + shortened(value.get(error.getProperty()));
            default -> error.getMessage() + ", found " + shortened(value);
        };
    }

    private static String shortened(@Nullable JsonNode value) {
        var text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
