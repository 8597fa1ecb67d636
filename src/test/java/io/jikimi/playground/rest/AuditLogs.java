package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** A guild's record of who did what; the playground keeps none. */
final class AuditLogs {

    private AuditLogs() {}

    static ObjectNode empty() {
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
