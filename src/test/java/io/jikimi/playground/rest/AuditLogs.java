package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** A guild's record of who did what to people; the playground keeps no more of it. */
final class AuditLogs {

    private AuditLogs() {}

    static ObjectNode of(Call call) {
        var json = empty();
        var type = call.idInQuery("action_type");
        var actor = call.idInQuery("user_id");
        var before = call.idInQuery("before");
        var list = json.withArray("audit_log_entries");
        call.world().audit().of(call.guild()).stream()
                .filter(entry -> type == null || entry.path("action_type").asLong() == type)
                .filter(entry -> actor == null || Json.id(entry, "user_id") == actor)
                .filter(entry -> before == null || Json.id(entry, "id") < before)
                .limit(call.number("limit", 50, 100))
                .forEach(entry -> list.add(entry.deepCopy()));
        return json;
    }

    private static ObjectNode empty() {
        var json = Json.object();
        List.of(
                        "application_commands",
                        "audit_log_entries",
                        "auto_moderation_rules",
                        "guild_scheduled_events",
                        "integrations",
                        "threads",
                        "users",
                        "webhooks")
                .forEach(json::putArray);
        return json;
    }
}
