package io.jikimi.playground.rest;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.World;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the files that the bot sends, the latest of them, and says where they can be fetched. */
final class Attachments {

    private static final int KEPT = 200;

    private final Map<Long, Upload> byId =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Upload> eldest) {
                    return size() > KEPT;
                }
            };
    private String address = "";

    void servedAt(String address) {
        this.address = address;
    }

    synchronized @Nullable Upload find(long id) {
        return byId.get(id);
    }

    synchronized ArrayNode store(
            World world, Channel channel, ObjectNode body, List<Upload> uploads) {
        var stored = Json.array();
        for (var upload : uploads) {
            var id = world.snowflakes().next();
            byId.put(id, upload);
            var url = address + "/attachments/" + channel.id() + "/" + id + "/" + upload.name();
            var json = stored.addObject().put("id", Json.id(id)).put("filename", upload.name());
            json.put("size", upload.bytes().length).put("url", url).put("proxy_url", url);
            json.put("content_type", upload.contentType());
            describe(json, body, upload);
        }
        return stored;
    }

    private static void describe(ObjectNode json, ObjectNode body, Upload upload) {
        for (var given : body.path("attachments")) {
            if (given.path("id").asInt(-1) == upload.number() && given.hasNonNull("description")) {
                json.put("description", Json.text(given, "description"));
            }
        }
    }
}
