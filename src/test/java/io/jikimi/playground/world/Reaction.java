package io.jikimi.playground.world;

import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashSet;
import java.util.Set;

/** One emoji under a message and everybody who pressed it. */
public final class Reaction {

    private final String emoji;
    private final Set<Long> userIds = new LinkedHashSet<>();

    Reaction(String emoji) {
        this.emoji = emoji;
    }

    public String emoji() {
        return emoji;
    }

    public Set<Long> userIds() {
        return userIds;
    }

    /** A plain emoji is itself; one of a guild's own is written {@code name:id}. */
    static ObjectNode emojiJson(String emoji) {
        var colon = emoji.indexOf(':');
        if (colon < 0) {
            return Json.object().putNull("id").put("name", emoji);
        }
        return Json.object()
                .put("id", emoji.substring(colon + 1))
                .put("name", emoji.substring(0, colon));
    }

    ObjectNode json(long readerId) {
        var json = Json.object().put("count", userIds.size()).put("me", userIds.contains(readerId));
        json.set("emoji", emojiJson(emoji));
        json.putObject("count_details").put("normal", userIds.size()).put("burst", 0);
        json.put("me_burst", false).putArray("burst_colors");
        return json;
    }
}
