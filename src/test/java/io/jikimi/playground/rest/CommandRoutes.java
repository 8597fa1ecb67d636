package io.jikimi.playground.rest;

import io.jikimi.playground.world.Command;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Problem;

import tools.jackson.databind.node.ArrayNode;

import java.util.List;

/** Registering commands, for all guilds or for one. */
final class CommandRoutes {

    private CommandRoutes() {}

    static void addTo(Routes routes) {
        for (var at : List.of("/applications/{app}", "/applications/{app}/guilds/{guild}")) {
            routes.get(at + "/commands", CommandRoutes::list);
            routes.put(at + "/commands", CommandRoutes::replace);
            routes.post(at + "/commands", CommandRoutes::upsert);
            routes.get(at + "/commands/{command}", CommandRoutes::show);
            routes.patch(at + "/commands/{command}", CommandRoutes::update);
            routes.delete(at + "/commands/{command}", CommandRoutes::delete);
        }
        var permissions = "/applications/{app}/guilds/{guild}/commands/permissions";
        routes.get(permissions, _ -> Answer.of(Json.array()));
    }

    private static long guildId(Call call) {
        if (call.id("app") != call.bot().id()) {
            throw Problem.UNKNOWN_APPLICATION.error();
        }
        return call.path().containsKey("guild") ? call.guild().id() : 0;
    }

    private static ArrayNode json(Call call, List<Command> commands, boolean localized) {
        var list = Json.array();
        commands.forEach(command -> list.add(command.json(call.bot().id(), localized)));
        return list;
    }

    private static Answer list(Call call) {
        var localized = "true".equals(call.query().get("with_localizations"));
        return Answer.of(json(call, call.world().commands().in(guildId(call)), localized));
    }

    private static Answer replace(Call call) {
        var commands = call.world().commands().replace(guildId(call), call.json());
        return Answer.of(json(call, commands, true));
    }

    private static Answer upsert(Call call) {
        var command = call.world().commands().upsert(guildId(call), call.body());
        return Answer.of(command.json(call.bot().id(), true));
    }

    private static Answer show(Call call) {
        var command = call.world().commands().find(guildId(call), call.id("command"));
        return Answer.of(command.json(call.bot().id(), true));
    }

    private static Answer update(Call call) {
        var commands = call.world().commands();
        var command = commands.update(guildId(call), call.id("command"), call.body());
        return Answer.of(command.json(call.bot().id(), true));
    }

    private static Answer delete(Call call) {
        call.world().commands().delete(guildId(call), call.id("command"));
        return Answer.DONE;
    }
}
