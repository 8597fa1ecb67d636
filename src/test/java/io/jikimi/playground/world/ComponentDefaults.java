package io.jikimi.playground.world;

import tools.jackson.databind.node.ObjectNode;

/** Completes components with what Discord adds where the bot left it out. */
final class ComponentDefaults {

    private static final int STRING_MENU = 3;
    private static final int FIRST_ENTITY_MENU = 5;
    private static final int LAST_ENTITY_MENU = 8;
    private static final int SEPARATOR = 14;
    private static final int CONTAINER = 17;

    private ComponentDefaults() {}

    static void complete(ObjectNode component) {
        var type = component.path("type").asInt(0);
        if (type == STRING_MENU || (type >= FIRST_ENTITY_MENU && type <= LAST_ENTITY_MENU)) {
            component.put("min_values", component.path("min_values").asInt(1));
            component.put("max_values", component.path("max_values").asInt(1));
        } else if (type == SEPARATOR) {
            component.put("spacing", component.path("spacing").asInt(1));
            component.put("divider", component.path("divider").asBoolean(true));
        } else if (type == CONTAINER) {
            component.put("spoiler", component.path("spoiler").asBoolean(false));
            if (!component.has("accent_color")) {
                component.putNull("accent_color");
            }
        }
        UnfurledMedia.complete(component);
    }
}
