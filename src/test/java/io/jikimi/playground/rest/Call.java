package io.jikimi.playground.rest;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Message;
import io.jikimi.playground.world.Problem;
import io.jikimi.playground.world.User;
import io.jikimi.playground.world.World;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/** One request of the bot, with what its path, query and body say. */
record Call(
        World world,
        Attachments attachments,
        Map<String, String> path,
        Map<String, String> query,
        JsonNode json,
        List<Upload> uploads,
        @Nullable String reason) {

    User bot() {
        return world.bot();
    }

    String text(String variable) {
        return path.getOrDefault(variable, "");
    }

    long id(String variable) {
        var text = text(variable);
        var id = Json.number(text);
        if (id == 0) {
            throw Problem.NOT_FOUND.error();
        }
        return id;
    }

    Guild guild() {
        return world.guildOfBot(id("guild"));
    }

    /** The channel, which the bot must at least see. */
    Channel channel() {
        var channel = world.channel(id("channel"));
        world.permissions().require(bot(), channel);
        return channel;
    }

    Message message() {
        return channel().message(id("message"));
    }

    /** The user named in the path; {@code @me} is the bot. */
    User user() {
        return text("user").equals("@me") ? bot() : world.user(id("user"));
    }

    ObjectNode body() {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Problem.INVALID_FORM.error();
    }

    /** The files of this request, stored, as the attachments of a message name them. */
    ArrayNode files(Channel channel) {
        return attachments.store(world, channel, body(), uploads);
    }

    int number(String name, int otherwise, int most) {
        var text = query.get(name);
        return text == null ? otherwise : (int) Math.clamp(Json.number(text), 1, most);
    }

    @Nullable Long idInQuery(String name) {
        var text = query.get(name);
        return text == null ? null : Json.number(text);
    }
}
