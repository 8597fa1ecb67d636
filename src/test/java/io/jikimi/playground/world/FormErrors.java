package io.jikimi.playground.world;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Collects what is wrong with the fields of a body, as Discord lists it under {@code errors}. */
public final class FormErrors {

    private final ObjectNode errors = Json.object();

    public FormErrors add(String field, String code, String message) {
        var at = errors;
        for (var part : field.split("\\.")) {
            at = at.withObjectProperty(part);
        }
        at.withArrayProperty("_errors").addObject().put("code", code).put("message", message);
        return this;
    }

    public FormErrors longest(JsonNode body, String name, int most) {
        return longest(body, name, name, most);
    }

    public FormErrors longest(JsonNode body, String name, String field, int most) {
        var text = Json.text(body, name);
        if (text.codePointCount(0, text.length()) > most) {
            add(field, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
        }
        return this;
    }

    public FormErrors required(JsonNode body, String name, String field) {
        if (Json.text(body, name).isEmpty()) {
            add(field, "BASE_TYPE_REQUIRED", "This field is required");
        }
        return this;
    }

    public FormErrors most(JsonNode body, String name, String field, int most) {
        if (body.path(name).size() > most) {
            add(field, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
        }
        return this;
    }

    public DiscordError asError() {
        return new DiscordError(Problem.INVALID_FORM, errors);
    }

    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw asError();
        }
    }
}
