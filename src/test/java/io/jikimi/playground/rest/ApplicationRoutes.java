package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.World;

import tools.jackson.databind.node.ObjectNode;

/** Who the bot is, and users in general. */
final class ApplicationRoutes {

    private ApplicationRoutes() {}

    static void addTo(Routes routes) {
        routes.get("/users/@me", call -> Answer.of(call.bot().selfJson()));
        routes.patch("/users/@me", call -> Answer.of(call.bot().selfJson()));
        routes.get("/users/@me/guilds", ApplicationRoutes::guilds);
        routes.delete("/users/@me/guilds/{guild}", ApplicationRoutes::leave);
        routes.get("/users/{user}", call -> Answer.of(call.user().json()));
        routes.get("/applications/{app}/emojis", _ -> Answer.of(noEmojis()));
        routes.get("/applications/{app}/entitlements", _ -> Answer.of(Json.array()));
    }

    private static Answer guilds(Call call) {
        var guilds = Json.array();
        for (var guild : call.world().guilds()) {
            var member = guild.member(call.bot().id());
            if (member != null) {
                var json = guilds.addObject().put("id", Json.id(guild.id()));
                json.put("name", guild.name())
                        .putNull("icon")
                        .putNull("banner")
                        .put("owner", false);
                var may = call.world().permissions().of(member);
                json.put("permissions", Long.toString(may)).putArray("features");
            }
        }
        return Answer.of(guilds);
    }

    private static Answer leave(Call call) {
        call.world().guildWork().leave(call.guild(), call.bot());
        return Answer.DONE;
    }

    private static ObjectNode noEmojis() {
        var json = Json.object();
        json.putArray("items");
        return json;
    }

    static ObjectNode application(World world, int flags) {
        var bot = world.bot();
        var json = Json.object().put("id", Json.id(bot.id())).put("name", bot.username());
        json.putNull("icon").put("description", "").putNull("type");
        json.set("bot", bot.json());
        json.put("bot_public", true).put("bot_require_code_grant", false);
        json.put("verify_key", "0".repeat(64)).put("flags", flags);
        json.put("flags_new", Integer.toString(flags));
        json.putArray("redirect_uris");
        json.putNull("interactions_endpoint_url").putNull("role_connections_verification_url");
        json.set("owner", owner(world));
        json.put("approximate_guild_count", world.guilds().size());
        json.put("approximate_user_install_count", 0)
                .put("approximate_user_authorization_count", 0);
        json.put("explicit_content_filter", 0).putNull("team");
        json.putArray("eligible_oauth2_scopes");
        return json;
    }

    private static ObjectNode owner(World world) {
        return world.users().stream()
                .filter(user -> !user.isBot())
                .findFirst()
                .orElse(world.bot())
                .json();
    }
}
