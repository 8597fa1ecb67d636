package io.jikimi.playground.rest;

import io.jikimi.playground.world.DiscordError;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.Problem;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;

/** Who may not come back. */
final class BanRoutes {

    private BanRoutes() {}

    static void addTo(Routes routes) {
        routes.get("/guilds/{guild}/bans", BanRoutes::list);
        routes.get("/guilds/{guild}/bans/{user}", BanRoutes::show);
        routes.put("/guilds/{guild}/bans/{user}", BanRoutes::ban);
        routes.delete("/guilds/{guild}/bans/{user}", BanRoutes::unban);
        routes.post("/guilds/{guild}/bulk-ban", BanRoutes::banMany);
    }

    private static ObjectNode json(Guild.Ban ban) {
        var json = Json.object().put("reason", ban.reason());
        return json.set("user", ban.user().json());
    }

    private static Guild guild(Call call) {
        var guild = call.guild();
        call.world().permissions().require(call.bot(), guild, Permission.BAN_MEMBERS);
        return guild;
    }

    private static Answer list(Call call) {
        var list = Json.array();
        guild(call).bans().values().forEach(ban -> list.add(json(ban)));
        return Answer.of(list);
    }

    private static Answer show(Call call) {
        var ban = guild(call).bans().get(call.id("user"));
        if (ban == null) {
            throw Problem.UNKNOWN_BAN.error();
        }
        return Answer.of(json(ban));
    }

    private static Answer ban(Call call) {
        var back = Duration.ofSeconds(call.json().path("delete_message_seconds").asInt(0));
        call.world().moderation().ban(call.bot(), call.guild(), call.user(), call.reason(), back);
        return Answer.DONE;
    }

    private static Answer unban(Call call) {
        call.world().moderation().unban(call.bot(), call.guild(), call.user(), call.reason());
        return Answer.DONE;
    }

    private static Answer banMany(Call call) {
        var back = Duration.ofSeconds(call.body().path("delete_message_seconds").asInt(0));
        var permissions = call.world().permissions();
        permissions.require(call.bot(), call.guild(), Permission.MANAGE_GUILD);
        var json = Json.object();
        var banned = json.putArray("banned_users");
        var failed = json.putArray("failed_users");
        for (var id : Json.ids(call.body().path("user_ids"))) {
            try {
                var user = call.world().user(id);
                var guild = call.guild();
                call.world().moderation().ban(call.bot(), guild, user, call.reason(), back);
                banned.add(Json.id(id));
            } catch (DiscordError refused) {
                failed.add(Json.id(id));
            }
        }
        if (banned.isEmpty()) {
            throw Problem.FAILED_TO_BAN.error();
        }
        return Answer.of(json);
    }
}
