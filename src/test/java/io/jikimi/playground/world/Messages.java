package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Saying things: posting, editing, deleting and pinning messages. */
public final class Messages {

    private static final int KEPT_PER_CHANNEL = 10_000;
    private static final int KEPT_NONCES = 10_000;

    private final World world;
    private final Map<String, Message> byNonce =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Message> eldest) {
                    return size() > KEPT_NONCES;
                }
            };

    Messages(World world) {
        this.world = world;
    }

    public Message post(User author, Channel channel, Draft draft) {
        return world.alone(
                () -> {
                    requireMayPost(author, channel, draft.orEmptyError());
                    var earlier =
                            draft.enforceNonce() ? byNonce.get(nonceKey(channel, draft)) : null;
                    return earlier != null ? earlier : say(author, channel, draft);
                });
    }

    /** Writes what has been there for some weeks. */
    Message postLongAgo(User author, Channel channel, Draft draft) {
        return world.alone(
                () -> {
                    requireMayPost(author, channel, draft.orEmptyError());
                    var id = world.snowflakes().older();
                    var message = create(id, author, channel, Message.PLAIN);
                    fill(message, draft);
                    publish(message);
                    return message;
                });
    }

    private static String nonceKey(Channel channel, Draft draft) {
        return channel.id() + " " + draft.nonce();
    }

    private Message say(User author, Channel channel, Draft draft) {
        var message = create(author, channel, draft.replyTo() == 0 ? Message.PLAIN : Message.REPLY);
        fill(message, draft);
        replyTo(message, draft);
        if (draft.nonce() != null) {
            byNonce.put(nonceKey(channel, draft), message);
        }
        publish(message);
        world.channelWork().reopen(channel);
        return message;
    }

    private void requireMayPost(User author, Channel channel, Draft draft) {
        var recipient = channel.recipient();
        if (recipient != null && author.isBot() && !recipient.acceptsDirectMessages()) {
            throw Problem.CANNOT_MESSAGE_USER.error();
        }
        var thread = channel.thread();
        if (thread != null && thread.isLocked()) {
            throw Problem.THREAD_ARCHIVED.error();
        }
        var send =
                channel.isThread() ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES;
        world.permissions().require(author, channel, send);
        if (draft.replyTo() != 0
                && !world.permissions().may(author, channel, Permission.READ_MESSAGE_HISTORY)) {
            throw Problem.REPLY_WITHOUT_HISTORY.error();
        }
        if (!draft.embeds().isEmpty()) {
            world.permissions().require(author, channel, Permission.EMBED_LINKS);
        }
        if (!draft.attachments().isEmpty()) {
            world.permissions().require(author, channel, Permission.ATTACH_FILES);
        }
    }

    Message create(User author, Channel channel, int type) {
        return create(world.snowflakes().next(), author, channel, type);
    }

    private Message create(long id, User author, Channel channel, int type) {
        var message = new Message(id, channel, author, type, world.now());
        var guild = channel.guild();
        message.member = guild == null ? null : guild.member(author.id());
        return message;
    }

    void fill(Message message, Draft draft) {
        message.content = draft.content();
        message.embeds = draft.embeds();
        message.components = draft.components();
        message.attachments = draft.attachments();
        message.flags |= draft.flags();
        message.tts = draft.tts();
        message.nonce = draft.nonce();
        message.mentions = mentions(message, draft.allowedMentions());
    }

    Mentions mentions(Message message, JsonNode allowed) {
        var everyone =
                world.permissions()
                        .may(message.author(), message.channel(), Permission.MENTION_EVERYONE);
        return Mentions.in(message.content, allowed, everyone, world);
    }

    private void replyTo(Message message, Draft draft) {
        var original = message.channel().messages().get(draft.replyTo());
        if (original == null) {
            if (draft.replyTo() != 0 && draft.failIfReplyIsGone()) {
                throw DiscordError.badField(
                        "message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
            }
            return;
        }
        message.repliesTo = original;
        var reference = Json.object().put("type", 0);
        reference.put("channel_id", Json.id(message.channel().id()));
        reference.put("message_id", Json.id(original.id()));
        if (message.channel().guildId() != 0) {
            reference.put("guild_id", Json.id(message.channel().guildId()));
        }
        message.reference = reference;
        if (draft.allowedMentions().path("replied_user").asBoolean(true)) {
            message.mentions = message.mentions.with(original.author());
        }
    }

    void publish(Message message) {
        message.channel().add(message, KEPT_PER_CHANNEL);
        tell("MESSAGE_CREATE", message);
    }

    void tellUpdated(Message message) {
        tell("MESSAGE_UPDATE", message);
    }

    private void tell(String type, Message message) {
        message.revision = world.nextRevision();
        world.tell(Change.ofMessage(type, message, message.eventJson(world.bot().id())));
    }

    /** Changes what the body names, on the author's behalf. */
    public Message edit(User editor, Message message, JsonNode body, ArrayNode newFiles) {
        return world.alone(
                () -> {
                    if (message.author() != editor) {
                        throw Problem.CANNOT_EDIT_ANOTHERS_MESSAGE.error();
                    }
                    change(message, body, newFiles);
                    message.editedAt = world.now();
                    tellUpdated(message);
                    return message;
                });
    }

    void change(Message message, JsonNode body, ArrayNode newFiles) {
        Draft.check(body);
        requireSomethingLeft(message, body, newFiles);
        if (body.has("content")) {
            message.content = Json.text(body, "content");
            message.mentions = mentions(message, body.path("allowed_mentions"));
        }
        if (body.has("embeds")) {
            message.embeds = Draft.embeds(body);
        }
        if (body.has("components")) {
            message.components = Draft.components(body);
        }
        if (body.has("attachments") || !newFiles.isEmpty()) {
            message.attachments = keptAttachments(message, body).addAll(newFiles);
        }
        if (body.hasNonNull("flags")) {
            var free = 1 << 2 | Message.COMPONENTS_V2;
            message.flags = message.flags & ~(1 << 2) | body.path("flags").asInt(0) & free;
        }
    }

    private static void requireSomethingLeft(Message message, JsonNode body, ArrayNode newFiles) {
        var content = body.has("content") ? Json.text(body, "content") : message.content;
        var embeds = body.has("embeds") ? body.path("embeds") : message.embeds;
        var components = body.has("components") ? body.path("components") : message.components;
        if (content.isBlank()
                && embeds.isEmpty()
                && components.isEmpty()
                && newFiles.isEmpty()
                && keptAttachments(message, body).isEmpty()) {
            throw Problem.EMPTY_MESSAGE.error();
        }
    }

    private static ArrayNode keptAttachments(Message message, JsonNode body) {
        if (!body.has("attachments")) {
            return message.attachments.deepCopy();
        }
        var kept = Json.array();
        for (var attachment : message.attachments) {
            for (var named : body.path("attachments")) {
                if (Json.id(named, "id") == Json.id(attachment, "id")) {
                    kept.add(attachment);
                }
            }
        }
        return kept;
    }

    public void delete(User who, Message message) {
        world.aloneDo(
                () -> {
                    if (message.author() != who) {
                        world.permissions()
                                .require(who, message.channel(), Permission.MANAGE_MESSAGES);
                    }
                    remove(message);
                });
    }

    void remove(Message message) {
        message.channel().messages().remove(message.id());
        message.revision = world.nextRevision();
        var data = Json.object().put("id", Json.id(message.id()));
        data.put("channel_id", Json.id(message.channel().id()));
        if (message.channel().guildId() != 0 && !message.isWhisper()) {
            data.put("guild_id", Json.id(message.channel().guildId()));
        }
        world.tell(Change.ofMessage("MESSAGE_DELETE", message, data));
    }

    public void deleteMany(User who, Channel channel, Collection<Long> ids) {
        world.aloneDo(
                () -> {
                    world.permissions().require(who, channel, Permission.MANAGE_MESSAGES);
                    var gone = Json.array();
                    var found = new ArrayList<Message>();
                    for (var id : ids) {
                        var message = channel.messages().get(id);
                        if (message != null && !message.isWhisper()) {
                            found.add(message);
                            gone.add(Json.id(id));
                        }
                    }
                    found.forEach(message -> channel.messages().remove(message.id()));
                    var data = Json.object().put("channel_id", Json.id(channel.id()));
                    data.put("guild_id", Json.id(channel.guildId())).set("ids", gone);
                    world.tell(
                            Change.of(
                                    "MESSAGE_DELETE_BULK",
                                    channel.guildId(),
                                    data,
                                    Intent.GUILD_MESSAGES));
                });
    }

    /** Shows it to all servers that follow its channel. */
    public void publish(User who, Message message) {
        world.aloneDo(
                () -> {
                    world.permissions().require(who, message.channel(), Permission.SEND_MESSAGES);
                    if (message.isPublished()) {
                        throw Problem.ALREADY_PUBLISHED.error();
                    }
                    message.flags |= Message.CROSSPOSTED;
                    tellUpdated(message);
                });
    }

    public void pin(User who, Message message, boolean pinned) {
        world.aloneDo(
                () -> {
                    world.permissions().require(who, message.channel(), Permission.PIN_MESSAGES);
                    message.pinnedAt = pinned ? world.now() : null;
                    tellUpdated(message);
                    var channel = message.channel();
                    var data = Json.object().put("channel_id", Json.id(channel.id()));
                    data.put("last_pin_timestamp", Json.timeOrNull(message.pinnedAt));
                    if (channel.guildId() != 0) {
                        data.put("guild_id", Json.id(channel.guildId()));
                    }
                    world.tell(
                            Change.of(
                                    "CHANNEL_PINS_UPDATE", channel.guildId(), data, Intent.GUILDS));
                });
    }

    public List<Message> pinned(Channel channel) {
        return world.alone(
                () ->
                        channel.messages().descendingMap().values().stream()
                                .filter(message -> message.pinnedAt != null)
                                .toList());
    }

    /** Messages that everybody sees, newest first, as Discord pages through them. */
    public List<Message> history(
            Channel channel, @Nullable Long before, @Nullable Long after, int most) {
        return world.alone(
                () -> {
                    var all = channel.messages();
                    var found = new ArrayList<Message>();
                    var range =
                            before != null
                                    ? all.headMap(before, false).descendingMap()
                                    : after != null
                                            ? all.tailMap(after, false)
                                            : all.descendingMap();
                    for (var message : range.values()) {
                        if (found.size() == most) {
                            break;
                        }
                        if (!message.isWhisper()) {
                            found.add(message);
                        }
                    }
                    found.sort((a, b) -> Long.compare(b.id(), a.id()));
                    return found;
                });
    }
}
