package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Reading and writing JSON in the shapes that Discord uses: ids as strings, times in ISO form. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.shared();

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    public static String id(long id) {
        return Long.toUnsignedString(id);
    }

    public static @Nullable String idOrNull(long id) {
        return id == 0 ? null : id(id);
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    public static @Nullable String timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    /** The id at that place, or 0 if there is none. */
    public static long id(JsonNode node, String name) {
        return number(text(node, name));
    }

    /** A number written as a string, as Discord writes ids and permissions; 0 if it is none. */
    public static long number(String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    public static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    public static List<Long> ids(JsonNode array) {
        var ids = new ArrayList<Long>();
        for (var each : array) {
            ids.add(number(each.asString("")));
        }
        return ids;
    }

    public static boolean has(JsonNode node, String name) {
        return node.has(name);
    }

    public static boolean isSet(JsonNode node, String name) {
        return node.hasNonNull(name);
    }

    /** The array at that place, copied, or an empty one. */
    public static ArrayNode arrayOf(JsonNode node, String name) {
        return node.path(name) instanceof ArrayNode found ? found.deepCopy() : array();
    }
}
