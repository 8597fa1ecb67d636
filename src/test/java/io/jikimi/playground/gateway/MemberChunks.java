package io.jikimi.playground.gateway;

import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Member;
import io.jikimi.playground.world.World;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Answers a client that asks for the members of a guild: all, by name or by id. */
final class MemberChunks {

    private static final int PER_CHUNK = 1_000;

    private final World world;

    MemberChunks(World world) {
        this.world = world;
    }

    void send(Session session, JsonNode request) {
        world.aloneDo(
                () -> {
                    var guildId = request.path("guild_id");
                    var asked =
                            guildId.isArray()
                                    ? Json.ids(guildId)
                                    : Json.ids(Json.array().add(guildId));
                    asked.forEach(id -> send(session, world.guildOfBot(id), request));
                });
    }

    private static void send(Session session, Guild guild, JsonNode request) {
        var wanted = ids(request);
        var members = wanted.isEmpty() ? named(guild, request) : byId(guild, wanted);
        var missing = new HashSet<>(wanted);
        members.forEach(member -> missing.remove(member.user().id()));
        var chunks = Math.max(1, (members.size() + PER_CHUNK - 1) / PER_CHUNK);
        for (var chunk = 0; chunk < chunks; chunk++) {
            var json = Json.object().put("guild_id", Json.id(guild.id()));
            json.put("chunk_index", chunk).put("chunk_count", chunks);
            var list = json.putArray("members");
            members.stream()
                    .skip((long) chunk * PER_CHUNK)
                    .limit(PER_CHUNK)
                    .forEach(member -> list.add(member.json()));
            var notFound = json.putArray("not_found");
            missing.forEach(id -> notFound.add(Json.id(id)));
            if (request.hasNonNull("nonce")) {
                json.set("nonce", request.path("nonce"));
            }
            session.tell("GUILD_MEMBERS_CHUNK", Json.MAPPER.writeValueAsString(json));
        }
    }

    private static Set<Long> ids(JsonNode request) {
        var ids = request.path("user_ids");
        return new HashSet<>(
                Json.ids(ids.isArray() || ids.isMissingNode() ? ids : Json.array().add(ids)));
    }

    private static List<Member> byId(Guild guild, Set<Long> ids) {
        return guild.members().stream().filter(each -> ids.contains(each.user().id())).toList();
    }

    private static List<Member> named(Guild guild, JsonNode request) {
        var start = Json.text(request, "query").toLowerCase(Locale.ROOT);
        var limit = request.path("limit").asInt(0);
        return guild.members().stream()
                .filter(each -> each.shownName().toLowerCase(Locale.ROOT).startsWith(start))
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .toList();
    }
}
