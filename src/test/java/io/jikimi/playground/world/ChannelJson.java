package io.jikimi.playground.world;

import tools.jackson.databind.node.ObjectNode;

/** Writes channels, threads and direct conversations as Discord does. */
public final class ChannelJson {

    private ChannelJson() {}

    public static ObjectNode of(Channel channel) {
        var json = Json.object().put("id", Json.id(channel.id())).put("type", channel.type());
        json.put("last_message_id", Json.idOrNull(channel.lastMessageId())).put("flags", 0);
        var recipient = channel.recipient();
        if (recipient != null) {
            json.putArray("recipients").add(recipient.json());
            return json;
        }
        json.put("guild_id", Json.id(channel.guildId())).put("name", channel.name());
        json.put("parent_id", Json.idOrNull(channel.parentId()));
        json.put("rate_limit_per_user", channel.slowMode());
        var thread = channel.thread();
        return thread == null ? text(channel, json) : thread(thread, json);
    }

    private static ObjectNode text(Channel channel, ObjectNode json) {
        json.put("topic", channel.topic()).put("position", channel.position());
        json.put("nsfw", channel.isNsfw());
        var overwrites = json.putArray("permission_overwrites");
        channel.overwrites().values().forEach(each -> overwrites.add(each.json()));
        return json;
    }

    private static ObjectNode thread(ThreadDetails thread, ObjectNode json) {
        json.put("owner_id", Json.id(thread.ownerId));
        json.putObject("thread_metadata")
                .put("archived", thread.archived)
                .put("archive_timestamp", Json.time(thread.startedAt))
                .put("auto_archive_duration", thread.autoArchiveMinutes)
                .put("locked", thread.locked)
                .put("create_timestamp", Json.time(thread.startedAt));
        return json.put("message_count", thread.messageCount)
                .put("member_count", thread.followers.size())
                .put("total_message_sent", thread.messageCount);
    }

    /** With what the bot has to do with the thread, as events of threads carry it. */
    public static ObjectNode ofThreadFor(Channel channel, long userId) {
        var json = of(channel);
        var thread = channel.thread();
        var since = thread == null ? null : thread.followers.get(userId);
        if (since != null) {
            json.putObject("member")
                    .put("id", Json.id(channel.id()))
                    .put("user_id", Json.id(userId))
                    .put("join_timestamp", Json.time(since))
                    .put("flags", 0);
        }
        return json;
    }
}
