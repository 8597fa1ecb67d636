package io.jikimi.config;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Keeps every line of the log short enough for collectors, which would break or drop it. */
final class LineLimit {

    /** With its end of line; Heroku cuts at 10,000 bytes, Docker at 16 KiB. */
    static final int BYTES = 10_000;

    private static final String MARK = "… [cut]";
    // Digit by digit, or a moment in seconds would come out as 1.795853501677E9.
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private LineLimit() {}

    static String cut(String text) {
        if (text.length() * 3L < BYTES || bytes(text) < BYTES) {
            return text;
        }
        return text.startsWith("{") ? object(text) : lines(text);
    }

    private static String lines(String text) {
        return text.lines()
                .map(line -> bytes(line) < BYTES - 1 ? line : shortened(line, BYTES / 4))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String object(String text) {
        var tree = JSON.readTree(text);
        while (tree instanceof ObjectNode object && bytes(object.toString()) > BYTES - 2) {
            shorten(object);
        }
        return tree + "\n";
    }

    /** Halves the longest text; where only short ones are left, drops the last member. */
    private static void shorten(ObjectNode object) {
        var longest = new Longest(object, "", 0).in(object);
        if (longest.length() <= 64) {
            object.remove(
                    object.propertyStream().reduce((first, last) -> last).orElseThrow().getKey());
            return;
        }
        var value = longest.owner().get(longest.name()).asString();
        longest.owner().put(longest.name(), shortened(value, value.length() / 2));
    }

    private static String shortened(String text, int length) {
        var whole = text.endsWith(MARK) ? text.length() - MARK.length() : text.length();
        var end = Math.min(length, whole);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + MARK;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private record Longest(ObjectNode owner, String name, int length) {

        Longest in(ObjectNode object) {
            return object.propertyStream()
                    .map(
                            member ->
                                    member.getValue() instanceof ObjectNode inner
                                            ? in(inner)
                                            : new Longest(
                                                    object,
                                                    member.getKey(),
                                                    member.getValue().isString()
                                                            ? member.getValue().asString().length()
                                                            : 0))
                    .max(Comparator.comparingInt(Longest::length))
                    .orElse(this);
        }
    }
}
