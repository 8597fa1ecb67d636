package io.jikimi.playground.rest;

import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.Role;

import tools.jackson.databind.node.ArrayNode;

/** Roles of a guild. */
final class RoleRoutes {

    private RoleRoutes() {}

    static void addTo(Routes routes) {
        var at = "/guilds/{guild}/roles";
        routes.get(at, call -> Answer.of(list(call.guild())));
        routes.post(at, RoleRoutes::create);
        routes.get(at + "/{role}", call -> Answer.of(role(call).json()));
        routes.patch(at + "/{role}", RoleRoutes::update);
        routes.delete(at + "/{role}", RoleRoutes::delete);
    }

    private static Role role(Call call) {
        return call.world().guildWork().role(call.guild(), call.id("role"));
    }

    private static ArrayNode list(Guild guild) {
        var list = Json.array();
        guild.roles().forEach(role -> list.add(role.json()));
        return list;
    }

    private static Answer create(Call call) {
        var world = call.world();
        world.permissions().require(call.bot(), call.guild(), Permission.MANAGE_ROLES);
        var role = world.guildWork().createRole(call.guild(), "new role", 0, 0);
        return Answer.of(
                world.guildWork().updateRole(call.bot(), call.guild(), role, call.body()).json());
    }

    private static Answer update(Call call) {
        var work = call.world().guildWork();
        return Answer.of(work.updateRole(call.bot(), call.guild(), role(call), call.body()).json());
    }

    private static Answer delete(Call call) {
        call.world().guildWork().deleteRole(call.bot(), call.guild(), role(call));
        return Answer.DONE;
    }
}
