package io.jikimi.playground.world;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a channel allows or denies one role or one member. */
public record Overwrite(long id, boolean ofMember, long allow, long deny) {

    public static Overwrite of(JsonNode body) {
        return new Overwrite(
                Json.id(body, "id"),
                body.path("type").asInt(0) == 1,
                Json.id(body, "allow"),
                Json.id(body, "deny"));
    }

    public static Overwrite allowing(long roleId, long permissions) {
        return new Overwrite(roleId, false, permissions, 0);
    }

    public static Overwrite denying(long roleId, long permissions) {
        return new Overwrite(roleId, false, 0, permissions);
    }

    ObjectNode json() {
        return Json.object()
                .put("id", Json.id(id))
                .put("type", ofMember ? 1 : 0)
                .put("allow", Long.toString(allow))
                .put("deny", Long.toString(deny));
    }
}
