package io.jikimi.playground.gateway;

import io.jikimi.playground.world.Change;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.GuildJson;
import io.jikimi.playground.world.Intent;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.World;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All sessions, live or waiting to be resumed; each hears what belongs to its shard and intents.
 */
final class Sessions {

    private static final List<String> CONTENT =
            List.of("content", "embeds", "attachments", "components");

    private final World world;
    private final Map<String, Session> byId = new LinkedHashMap<>();

    Sessions(World world) {
        this.world = world;
        world.subscribe(this::happened);
    }

    /** Called while the world stands still; writes each event out once, however many hear it. */
    private void happened(Change change) {
        if (!change.isForBot() || !reaches(change)) {
            return;
        }
        String whole = null;
        String bare = null;
        for (var session : byId.values()) {
            if (!session.hears(change)) {
                continue;
            }
            if (session.mayNotRead(change)) {
                bare = bare == null ? withoutContent(change.data()) : bare;
                session.tell(change.type(), bare);
            } else {
                whole = whole == null ? Json.MAPPER.writeValueAsString(change.data()) : whole;
                session.tell(change.type(), whole);
            }
        }
    }

    /** Whether the bot is in that guild and sees the channel that it is about. */
    private boolean reaches(Change change) {
        var bot = world.bot();
        if (change.guildId() == 0 || change.type().equals("GUILD_DELETE")) {
            return true;
        }
        if (world.guild(change.guildId()).member(bot.id()) == null) {
            return false;
        }
        var message = change.message();
        return message == null
                || world.permissions().may(bot, message.channel(), Permission.VIEW_CHANNEL);
    }

    private static String withoutContent(ObjectNode data) {
        var bare = data.deepCopy();
        for (var name : CONTENT) {
            if (bare.has(name)) {
                if (name.equals("content")) {
                    bare.put(name, "");
                } else {
                    bare.putArray(name);
                }
            }
        }
        return Json.MAPPER.writeValueAsString(bare);
    }

    void begin(Connection connection, Identify identify, String resumeUrl) {
        world.aloneDo(
                () -> {
                    var session = new Session(identify, world, connection);
                    byId.put(session.id(), session);
                    connection.belongsTo(session);
                    var guilds =
                            world.guilds().stream()
                                    .filter(guild -> session.owns(guild.id()))
                                    .filter(guild -> guild.member(world.bot().id()) != null)
                                    .toList();
                    session.tell("READY", ready(session, guilds, resumeUrl));
                    var intents = identify.intents();
                    if (Intent.GUILDS.in(intents)) {
                        guilds.forEach(
                                guild -> session.tell("GUILD_CREATE", whole(guild, intents)));
                    }
                    world.nudge();
                });
    }

    private String ready(Session session, List<Guild> guilds, String resumeUrl) {
        var json = Json.object().put("v", 10);
        json.set("user", world.bot().selfJson());
        json.putArray("private_channels");
        var list = json.putArray("guilds");
        guilds.forEach(
                guild -> list.addObject().put("id", Json.id(guild.id())).put("unavailable", true));
        json.put("session_id", session.id()).put("resume_gateway_url", resumeUrl);
        json.put("session_type", "normal").putArray("relationships");
        var identify = session.identify();
        json.putArray("shard").add(identify.shard()).add(identify.shards());
        json.putObject("application")
                .put("id", Json.id(world.bot().id()))
                .put("flags", 1 << 19 | 1 << 15);
        return Json.MAPPER.writeValueAsString(json);
    }

    private String whole(Guild guild, int intents) {
        var self = guild.member(world.bot().id());
        var json = GuildJson.whole(guild, self, Intent.GUILD_PRESENCES.in(intents));
        return Json.MAPPER.writeValueAsString(json);
    }

    /** Takes up a session again; false if it is unknown or too much was missed. */
    boolean resume(Connection connection, String sessionId, long seen) {
        return world.alone(
                () -> {
                    var session = byId.get(sessionId);
                    if (session == null || !session.canReplayFrom(seen)) {
                        return false;
                    }
                    var old = session.connection();
                    if (old != null) {
                        old.drop();
                    }
                    connection.belongsTo(session);
                    session.resume(connection, seen);
                    session.tell("RESUMED", "{}");
                    world.nudge();
                    return true;
                });
    }

    @Nullable Session ofShard(int shard) {
        return world.alone(
                () ->
                        byId.values().stream()
                                .filter(session -> session.shard() == shard)
                                .filter(session -> session.connection() != null)
                                .findFirst()
                                .orElse(null));
    }

    void lose(Connection connection, boolean forGood) {
        world.aloneDo(
                () -> {
                    var session = connection.session();
                    if (session != null) {
                        session.lose(connection);
                        if (forGood && session.connection() == null) {
                            byId.remove(session.id());
                        }
                    }
                    world.nudge();
                });
    }

    void forget(Session session) {
        world.aloneDo(() -> byId.remove(session.id()));
    }

    List<SessionState> states() {
        return world.alone(() -> byId.values().stream().map(Session::state).toList());
    }

    List<Session> live() {
        return world.alone(
                () ->
                        byId.values().stream()
                                .filter(session -> session.connection() != null)
                                .toList());
    }
}
