package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/** Pressing emoji under messages, and taking them back. */
public final class Reactions {

    private final World world;

    Reactions(World world) {
        this.world = world;
    }

    public void add(User who, Message message, String emoji) {
        world.aloneDo(
                () -> {
                    var channel = message.channel();
                    world.permissions().require(who, channel, Permission.READ_MESSAGE_HISTORY);
                    if (!message.reactions().containsKey(emoji)) {
                        world.permissions().require(who, channel, Permission.ADD_REACTIONS);
                    }
                    var reaction = message.reactions().computeIfAbsent(emoji, Reaction::new);
                    if (reaction.userIds().add(who.id())) {
                        tell("MESSAGE_REACTION_ADD", message, emoji, who);
                    }
                });
    }

    /** Takes back one's own, or another's if one may manage messages. */
    public void remove(User who, User whose, Message message, String emoji) {
        world.aloneDo(
                () -> {
                    if (who != whose) {
                        requireManage(who, message);
                    }
                    var reaction = message.reactions().get(emoji);
                    if (reaction == null || !reaction.userIds().remove(whose.id())) {
                        return;
                    }
                    if (reaction.userIds().isEmpty()) {
                        message.reactions().remove(emoji);
                    }
                    tell("MESSAGE_REACTION_REMOVE", message, emoji, whose);
                });
    }

    /** Takes away all of one emoji, or all of all. */
    public void clear(User who, Message message, @Nullable String emoji) {
        world.aloneDo(
                () -> {
                    requireManage(who, message);
                    if (emoji == null) {
                        message.reactions().clear();
                        tell("MESSAGE_REACTION_REMOVE_ALL", message, null, null);
                    } else if (message.reactions().remove(emoji) != null) {
                        tell("MESSAGE_REACTION_REMOVE_EMOJI", message, emoji, null);
                    }
                });
    }

    private void requireManage(User who, Message message) {
        world.permissions().require(who, message.channel(), Permission.MANAGE_MESSAGES);
    }

    private void tell(String type, Message message, @Nullable String emoji, @Nullable User who) {
        message.revision = world.nextRevision();
        var channel = message.channel();
        var data = Json.object().put("message_id", Json.id(message.id()));
        data.put("channel_id", Json.id(channel.id()));
        if (emoji != null) {
            data.set("emoji", Reaction.emojiJson(emoji));
        }
        if (who != null) {
            data.put("user_id", Json.id(who.id())).put("burst", false).put("type", 0);
            data.put("message_author_id", Json.id(message.author().id()));
        }
        addGuild(data, channel, type.endsWith("ADD") ? who : null);
        var intent =
                channel.isDirect()
                        ? Intent.DIRECT_MESSAGE_REACTIONS
                        : Intent.GUILD_MESSAGE_REACTIONS;
        world.tell(Change.of(type, channel.guildId(), data, intent));
    }

    private static void addGuild(ObjectNode data, Channel channel, @Nullable User who) {
        var guild = channel.guild();
        if (guild != null) {
            data.put("guild_id", Json.id(guild.id()));
            var member = who == null ? null : guild.member(who.id());
            if (member != null) {
                data.set("member", member.json());
            }
        }
    }
}
