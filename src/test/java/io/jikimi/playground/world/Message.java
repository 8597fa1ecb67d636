package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that was said, or whispered to one person. */
public final class Message {

    public static final int PLAIN = 0;
    public static final int JOINED = 7;
    public static final int REPLY = 19;
    public static final int COMMAND = 20;
    public static final int CONTEXT_COMMAND = 23;

    static final int CROSSPOSTED = 1;
    static final int EPHEMERAL = 1 << 6;
    static final int LOADING = 1 << 7;
    public static final int COMPONENTS_V2 = 1 << 15;

    private final long id;
    private final Channel channel;
    private final User author;
    private final int type;
    private final Instant sentAt;
    private final Map<String, Reaction> reactions = new LinkedHashMap<>();

    String content = "";
    ArrayNode embeds = Json.array();
    ArrayNode components = Json.array();
    ArrayNode attachments = Json.array();
    Mentions mentions = Mentions.NONE;
    int flags;
    boolean tts;
    long revision;
    long visibleTo;
    @Nullable Instant editedAt;
    @Nullable Instant pinnedAt;
    @Nullable Member member;
    @Nullable Message repliesTo;
    @Nullable String nonce;
    @Nullable ObjectNode reference;
    @Nullable Channel thread;
    @Nullable Interaction interaction;

    Message(long id, Channel channel, User author, int type, Instant sentAt) {
        this.id = id;
        this.channel = channel;
        this.author = author;
        this.type = type;
        this.sentAt = sentAt;
    }

    public long id() {
        return id;
    }

    public Channel channel() {
        return channel;
    }

    public User author() {
        return author;
    }

    public String content() {
        return content;
    }

    public ArrayNode embeds() {
        return embeds;
    }

    public ArrayNode components() {
        return components;
    }

    public Map<String, Reaction> reactions() {
        return reactions;
    }

    public int flags() {
        return flags;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public @Nullable Instant editedAt() {
        return editedAt;
    }

    public @Nullable Instant pinnedAt() {
        return pinnedAt;
    }

    /**
     * Grows with every change of anything, so that a later state of this message has a larger one.
     */
    public long revision() {
        return revision;
    }

    /** Whether all servers that follow its channel see it. */
    public boolean isPublished() {
        return (flags & CROSSPOSTED) != 0;
    }

    public boolean isWhisper() {
        return visibleTo != 0;
    }

    /** The only person who sees this whisper, or 0. */
    public long visibleTo() {
        return visibleTo;
    }

    /** "Jikimi is thinking…" */
    public boolean isLoading() {
        return (flags & LOADING) != 0;
    }

    public boolean isVisibleTo(User reader) {
        return visibleTo == 0 || visibleTo == reader.id();
    }

    public boolean mentions(User user) {
        return mentions.names(user.id());
    }

    public ObjectNode json(long readerId) {
        var json = Json.object().put("id", Json.id(id)).put("type", type).put("content", content);
        json.put("channel_id", Json.id(channel.id()));
        json.set("author", author.json());
        json.set("embeds", embeds);
        json.set("components", components);
        json.set("attachments", attachments);
        json.put("timestamp", Json.time(sentAt));
        json.put("edited_timestamp", Json.timeOrNull(editedAt));
        json.put("flags", flags).put("pinned", pinnedAt != null).put("tts", tts);
        json.put("mention_everyone", mentions.everyone());
        var mentioned = json.putArray("mentions");
        mentions.users().forEach(user -> mentioned.add(user.json()));
        var roles = json.putArray("mention_roles");
        mentions.roleIds().forEach(role -> roles.add(Json.id(role)));
        addExtras(json, readerId);
        return json;
    }

    private void addExtras(ObjectNode json, long readerId) {
        if (nonce != null) {
            json.put("nonce", nonce);
        }
        if (!reactions.isEmpty()) {
            var list = json.putArray("reactions");
            reactions.values().forEach(reaction -> list.add(reaction.json(readerId)));
        }
        if (reference != null) {
            json.set("message_reference", reference);
            var original = repliesTo == null ? null : repliesTo.withoutReference(readerId);
            json.set("referenced_message", original);
        }
        if (thread != null) {
            json.set("thread", ChannelJson.of(thread));
        }
        if (interaction != null) {
            interaction.describe(json);
        }
    }

    private ObjectNode withoutReference(long readerId) {
        var json = json(readerId);
        json.remove("referenced_message");
        json.remove("reactions");
        return json;
    }

    /** As the gateway carries it: with the guild and the author as a member of it. */
    ObjectNode eventJson(long readerId) {
        var json = json(readerId);
        var guild = channel.guild();
        if (guild == null || isWhisper()) {
            return json;
        }
        json.put("guild_id", Json.id(guild.id()));
        if (member != null) {
            json.set("member", member.bareJson());
        }
        for (var mentioned : json.path("mentions")) {
            var named = guild.member(Json.id(mentioned, "id"));
            if (named != null && mentioned instanceof ObjectNode user) {
                user.set("member", named.bareJson());
            }
        }
        return json;
    }
}
