package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A place where people talk: a text channel, a category, a thread or a direct conversation. */
public final class Channel {

    public static final int TEXT = 0;
    public static final int DIRECT = 1;
    public static final int CATEGORY = 4;
    public static final int NEWS_THREAD = 10;
    public static final int PUBLIC_THREAD = 11;
    public static final int PRIVATE_THREAD = 12;

    private final long id;
    private final int type;
    private final @Nullable Guild guild;
    private final Map<Long, Overwrite> overwrites = new LinkedHashMap<>();
    private final NavigableMap<Long, Message> messages = new TreeMap<>();
    private String name;
    private long parentId;
    private int position;
    private @Nullable String topic;
    private int slowMode;
    private boolean nsfw;
    private long lastMessageId;
    private @Nullable User recipient;
    private @Nullable ThreadDetails thread;

    Channel(long id, int type, @Nullable Guild guild, String name) {
        this.id = id;
        this.type = type;
        this.guild = guild;
        this.name = name;
    }

    /** The direct conversation of the bot and one person. */
    static Channel direct(long id, User recipient) {
        var channel = new Channel(id, DIRECT, null, recipient.shownName());
        channel.recipient = recipient;
        return channel;
    }

    static Channel thread(long id, int type, Channel parent, String name, ThreadDetails details) {
        var channel = new Channel(id, type, parent.guild, name);
        channel.parentId = parent.id;
        channel.thread = details;
        return channel;
    }

    public long id() {
        return id;
    }

    public int type() {
        return type;
    }

    public String name() {
        return name;
    }

    public @Nullable Guild guild() {
        return guild;
    }

    public long guildId() {
        return guild == null ? 0 : guild.id();
    }

    public boolean isDirect() {
        return type == DIRECT;
    }

    public boolean isThread() {
        return thread != null;
    }

    public @Nullable ThreadDetails thread() {
        return thread;
    }

    public @Nullable User recipient() {
        return recipient;
    }

    public long parentId() {
        return parentId;
    }

    public @Nullable String topic() {
        return topic;
    }

    public int position() {
        return position;
    }

    public int slowMode() {
        return slowMode;
    }

    public boolean isNsfw() {
        return nsfw;
    }

    public long lastMessageId() {
        return lastMessageId;
    }

    public Map<Long, Overwrite> overwrites() {
        return overwrites;
    }

    void place(int position, long parentId, @Nullable String topic) {
        this.position = position;
        this.parentId = parentId;
        this.topic = topic;
    }

    /** Takes over those fields that the body names. */
    void update(ObjectNode body) {
        name = body.path("name").asString(name);
        topic = body.has("topic") ? body.path("topic").stringValue(null) : topic;
        position = body.path("position").asInt(position);
        parentId = body.has("parent_id") ? Json.id(body, "parent_id") : parentId;
        slowMode = body.path("rate_limit_per_user").asInt(slowMode);
        nsfw = body.path("nsfw").asBoolean(nsfw);
        if (body.path("permission_overwrites").isArray()) {
            overwrites.clear();
            body.path("permission_overwrites").forEach(each -> put(Overwrite.of(each)));
        }
        if (thread != null) {
            thread.archived = body.path("archived").asBoolean(thread.archived);
            thread.locked = body.path("locked").asBoolean(thread.locked);
            thread.autoArchiveMinutes =
                    body.path("auto_archive_duration").asInt(thread.autoArchiveMinutes);
        }
    }

    void put(Overwrite overwrite) {
        overwrites.put(overwrite.id(), overwrite);
    }

    /** Messages by id, oldest first, whispers among them. */
    public NavigableMap<Long, Message> messages() {
        return messages;
    }

    /** The message, if everybody here may see it. */
    public Message message(long messageId) {
        var message = messages.get(messageId);
        if (message == null || message.isWhisper()) {
            throw Problem.UNKNOWN_MESSAGE.error();
        }
        return message;
    }

    void add(Message message, int kept) {
        messages.put(message.id(), message);
        if (!message.isWhisper()) {
            lastMessageId = message.id();
        }
        if (thread != null) {
            thread.messageCount++;
        }
        if (messages.size() > kept) {
            messages.pollFirstEntry();
        }
    }
}
