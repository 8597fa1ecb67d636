package io.jikimi.playground.world;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes the pictures and files in components with what Discord adds when it has fetched them.
 */
final class UnfurledMedia {

    private static final int THUMBNAIL = 11;
    private static final int GALLERY = 12;
    private static final int FILE = 13;

    private UnfurledMedia() {}

    static void complete(ObjectNode component) {
        switch (component.path("type").asInt(0)) {
            case THUMBNAIL -> completeItem(component);
            case GALLERY -> component.path("items").forEach(UnfurledMedia::completeItem);
            case FILE -> {
                var name = Json.text(component.path("file"), "url").replace("attachment://", "");
                component.put("name", name).putNull("size");
                component.put("spoiler", component.path("spoiler").asBoolean(false));
                completeMedia(component.path("file"));
            }
            default -> {}
        }
    }

    private static void completeItem(JsonNode node) {
        if (node instanceof ObjectNode item) {
            item.put("spoiler", item.path("spoiler").asBoolean(false));
            item.put(
                    "description",
                    Json.isSet(item, "description") ? Json.text(item, "description") : null);
            completeMedia(item.path("media"));
        }
    }

    private static void completeMedia(JsonNode media) {
        if (media instanceof ObjectNode object) {
            var url = Json.text(object, "url");
            object.put("id", Json.id(1 + Integer.toUnsignedLong(url.hashCode())));
            object.put("proxy_url", url);
        }
    }
}
