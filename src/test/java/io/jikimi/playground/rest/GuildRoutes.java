package io.jikimi.playground.rest;

import io.jikimi.playground.world.GuildJson;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Permission;

/** Guilds as a whole. */
final class GuildRoutes {

    private GuildRoutes() {}

    static void addTo(Routes routes) {
        routes.get("/guilds/{guild}", GuildRoutes::show);
        routes.get("/guilds/{guild}/invites", _ -> Answer.of(Json.array()));
        routes.get("/guilds/{guild}/webhooks", _ -> Answer.of(Json.array()));
        routes.get("/guilds/{guild}/emojis", _ -> Answer.of(Json.array()));
        routes.get("/guilds/{guild}/audit-logs", GuildRoutes::auditLog);
    }

    private static Answer show(Call call) {
        var guild = call.guild();
        var json = GuildJson.of(guild);
        if ("true".equals(call.query().get("with_counts"))) {
            json.put("approximate_member_count", guild.members().size());
            json.put("approximate_presence_count", guild.members().size());
        }
        return Answer.of(json);
    }

    private static Answer auditLog(Call call) {
        var permissions = call.world().permissions();
        permissions.require(call.bot(), call.guild(), Permission.VIEW_AUDIT_LOG);
        return Answer.of(AuditLogs.of(call));
    }
}
