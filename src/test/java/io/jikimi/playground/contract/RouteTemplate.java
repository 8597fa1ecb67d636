package io.jikimi.playground.contract;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A path with placeholders, such as {@code /channels/{channel_id}/messages}, and what may stand in
 * them.
 */
record RouteTemplate(String text, List<String> segments, Set<String> numbers) {

    private static final String SNOWFLAKE = "#/components/schemas/SnowflakeType";

    /** Parameters are described beside the methods of a path. */
    static RouteTemplate of(String text, JsonNode parameters) {
        var numbers = new HashSet<String>();
        for (var parameter : parameters) {
            var schema = parameter.path("schema");
            if (schema.path("$ref").asString("").equals(SNOWFLAKE)
                    || schema.path("type").asString("").equals("integer")) {
                numbers.add("{" + parameter.path("name").asString() + "}");
            }
        }
        return new RouteTemplate(text, split(text), Set.copyOf(numbers));
    }

    static List<String> split(String path) {
        var segments = new ArrayList<String>();
        for (var segment : path.split("\\?", 2)[0].split("/")) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return List.copyOf(segments);
    }

    boolean matches(List<String> concrete) {
        if (concrete.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!fits(segments.get(i), concrete.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Of several templates that match, the one with the most words of its own is meant. */
    long words() {
        return segments.stream().filter(segment -> !isPlaceholder(segment)).count();
    }

    private boolean fits(String segment, String concrete) {
        if (!isPlaceholder(segment)) {
            return segment.equals(concrete);
        }
        return !numbers.contains(segment) || concrete.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isPlaceholder(String segment) {
        return segment.startsWith("{");
    }
}
