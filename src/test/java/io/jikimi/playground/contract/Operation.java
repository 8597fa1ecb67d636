package io.jikimi.playground.contract;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * One method of one route: where the schema of its request is kept, and of each answer by status.
 *
 * @param request null when the route takes no body
 * @param answers by {@code 200}, {@code 4XX} or {@code default}
 */
record Operation(
        String method,
        RouteTemplate route,
        @Nullable String request,
        boolean requestRequired,
        Map<String, Answer> answers) {

    /** Whether an answer has a body, and where the schema of a JSON body is kept. */
    record Answer(boolean hasBody, @Nullable String schema) {}

    @Nullable Answer answer(int status) {
        var exact = answers.get(Integer.toString(status));
        if (exact != null) {
            return exact;
        }
        var range = answers.get(status / 100 + "XX");
        return range != null ? range : answers.get("default");
    }

    String name() {
        return method + " " + route.text();
    }
}
