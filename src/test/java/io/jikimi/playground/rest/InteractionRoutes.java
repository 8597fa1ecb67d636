package io.jikimi.playground.rest;

import io.jikimi.playground.world.Interaction;
import io.jikimi.playground.world.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The first answer to an interaction. */
final class InteractionRoutes {

    private static final int MESSAGE = 4;
    private static final int UPDATE = 7;

    private InteractionRoutes() {}

    static void addTo(Routes routes) {
        routes.post("/interactions/{interaction}/{token}/callback", InteractionRoutes::answer);
    }

    private static Answer answer(Call call) {
        var id = call.id("interaction");
        var body = call.body();
        var files = call.uploads().isEmpty() ? Json.array() : stored(call, body);
        var interaction = call.world().interactions().answer(id, call.text("token"), body, files);
        if (!"true".equals(call.query().get("with_response"))) {
            return Answer.DONE;
        }
        return Answer.of(json(interaction, body.path("type").asInt(0), call));
    }

    private static ArrayNode stored(Call call, ObjectNode body) {
        var data = body.path("data") instanceof ObjectNode object ? object : Json.object();
        var channel = call.world().directWith(call.bot());
        return call.attachments().store(call.world(), channel, data, call.uploads());
    }

    private static ObjectNode json(Interaction interaction, int type, Call call) {
        var json = Json.object();
        var about = json.putObject("interaction").put("id", Json.id(interaction.id()));
        about.put("type", interaction.type());
        about.put("channel_id", Json.id(interaction.channel().id()));
        if (interaction.channel().guildId() != 0) {
            about.put("guild_id", Json.id(interaction.channel().guildId()));
        }
        var answer = interaction.answer();
        if (answer != null) {
            about.put("response_message_id", Json.id(answer.id()));
            about.put("response_message_loading", answer.isLoading());
            about.put("response_message_ephemeral", answer.isWhisper());
            if (type == MESSAGE || type == UPDATE) {
                var resource = json.putObject("resource").put("type", type);
                resource.set("message", answer.json(call.bot().id()));
            }
        }
        return json;
    }
}
