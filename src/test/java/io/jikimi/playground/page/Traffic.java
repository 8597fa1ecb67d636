package io.jikimi.playground.page;

import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.World;

import tools.jackson.databind.node.ObjectNode;

/** Writes what is happening backstage, and how the bot is. */
final class Traffic {

    private static final int CALLS_SHOWN = 40;

    private final World world;
    private final Backstage backstage;

    Traffic(World world, Backstage backstage) {
        this.world = world;
        this.backstage = backstage;
    }

    ObjectNode json() {
        var json = Json.object();
        json.putObject("bot").put("status", status());
        var sessions = json.putArray("sessions");
        for (var session : backstage.sessions()) {
            var each = sessions.addObject().put("id", session.id()).put("state", session.state());
            each.put("guilds", session.guilds()).put("sequence", session.sequence());
            each.putArray("shard").add(session.shard()).add(session.shards());
            each.put("last_beat", session.lastBeat());
        }
        var calls = json.putArray("calls");
        for (var call : backstage.calls(CALLS_SHOWN)) {
            var each = calls.addObject().put("method", call.method());
            each.put("path", call.path()).put("status", call.status());
        }
        backstage.faults().forEach(json.putArray("faults")::add);
        return json;
    }

    ObjectNode bot() {
        var json = Json.object().put("status", status());
        json.set("user", world.bot().json());
        return json;
    }

    /** Differs whenever there is something new to show. */
    Object mark() {
        var sessions =
                backstage.sessions().stream()
                        .map(each -> each.id() + each.state() + each.sequence() + each.lastBeat())
                        .toList();
        return sessions + " " + backstage.callCount() + backstage.faults();
    }

    private String status() {
        var sessions = backstage.sessions();
        if (sessions.stream().anyMatch(each -> each.state().equals("connected"))) {
            return "online";
        }
        return sessions.isEmpty() ? "offline" : "connecting";
    }
}
