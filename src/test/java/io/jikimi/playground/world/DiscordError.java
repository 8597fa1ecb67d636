package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/** A no from Discord, in the JSON shape that clients expect. */
public final class DiscordError extends RuntimeException {

    private final Problem problem;
    private final @Nullable ObjectNode errors;

    DiscordError(Problem problem) {
        this(problem, null);
    }

    DiscordError(Problem problem, @Nullable ObjectNode errors) {
        super(problem.code() + " " + problem.words() + (errors == null ? "" : " " + errors));
        this.problem = problem;
        this.errors = errors;
    }

    /**
     * One field of the body is wrong; the field's place is written with dots, such as {@code
     * embeds.0.title}.
     */
    public static DiscordError badField(String field, String code, String message) {
        return new FormErrors().add(field, code, message).asError();
    }

    public Problem problem() {
        return problem;
    }

    public ObjectNode json() {
        var json = Json.object().put("message", problem.words()).put("code", problem.code());
        if (errors != null) {
            json.set("errors", errors);
        }
        return json;
    }
}
