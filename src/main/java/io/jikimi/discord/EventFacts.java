package io.jikimi.discord;

import io.jikimi.telemetry.Spans;

import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.automod.AutoModExecutionEvent;
import net.dv8tion.jda.api.events.channel.GenericChannelEvent;
import net.dv8tion.jda.api.events.guild.GenericGuildEvent;
import net.dv8tion.jda.api.events.guild.member.GenericGuildMemberEvent;
import net.dv8tion.jda.api.events.guild.voice.GenericGuildVoiceEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.MessageBulkDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.react.GenericMessageReactionEvent;
import net.dv8tion.jda.api.events.role.GenericRoleEvent;
import net.dv8tion.jda.api.events.thread.GenericThreadEvent;
import net.dv8tion.jda.api.events.user.GenericUserEvent;

import org.jspecify.annotations.Nullable;

/**
 * Which lane an event belongs to, and which ids its log lines carry; 0 stands for none.
 *
 * @param shardId the shard it came through
 * @param guildId its guild
 * @param channelId its channel
 * @param userId who caused it
 * @param snowflake the id that says when Discord made it
 */
record EventFacts(int shardId, long guildId, long channelId, long userId, long snowflake) {

    static EventFacts of(int shardId, GenericEvent event) {
        return switch (event) {
            case GenericInteractionCreateEvent interaction ->
                    new EventFacts(
                            shardId,
                            id(interaction.getGuild()),
                            interaction.getChannel() == null ? 0 : interaction.getChannelIdLong(),
                            interaction.getUser().getIdLong(),
                            interaction.getIdLong());
            case MessageReceivedEvent message ->
                    message(shardId, message, message.getAuthor().getIdLong())
                            .madeAt(message.getMessageIdLong());
            case GenericMessageReactionEvent reaction ->
                    message(shardId, reaction, reaction.getUserIdLong());
            case GenericMessageEvent message -> message(shardId, message, 0);
            case MessageBulkDeleteEvent deleted ->
                    guild(shardId, deleted.getGuild()).in(deleted.getChannel());
            case GenericGuildMemberEvent member ->
                    guild(shardId, member.getGuild()).by(member.getUser().getIdLong());
            case GenericGuildEvent guild -> guild(shardId, guild.getGuild());
            case GenericChannelEvent channel when channel.isFromGuild() ->
                    guild(shardId, channel.getGuild()).in(channel.getChannel());
            case GenericThreadEvent thread ->
                    guild(shardId, thread.getGuild()).in(thread.getThread());
            case GenericRoleEvent role -> guild(shardId, role.getGuild());
            case AutoModExecutionEvent rule ->
                    guild(shardId, rule.getGuild()).by(rule.getUserIdLong());
            default -> guild(shardId, null);
        };
    }

    /** Events of one guild, of one direct conversation, or of nobody in particular share a lane. */
    long lane() {
        if (guildId != 0) {
            return guildId;
        }
        return channelId != 0 ? channelId : -1L - shardId;
    }

    /** Events whose loss nobody would notice when a lane is full. */
    static boolean mayBeLost(GenericEvent event) {
        return event instanceof GenericUserEvent || event instanceof GenericGuildVoiceEvent;
    }

    /** The name under which a person can look for it: its type, and what Discord calls it. */
    String key(GenericEvent event) {
        var type = event.getClass().getSimpleName();
        return snowflake == 0 ? type : type + ":" + snowflake;
    }

    /** Begins to follow its way through the bot on this thread. */
    Spans.Entered follow(GenericEvent event, Spans spans) {
        var step =
                spans.first(event.getClass().getSimpleName())
                        .with("jikimi.shard", shardId)
                        .with("jikimi.event", key(event));
        if (guildId != 0) {
            step.with("jikimi.guild", String.valueOf(guildId));
        }
        return step.enterUntilEnd();
    }

    private static EventFacts message(int shardId, GenericMessageEvent event, long userId) {
        return guild(shardId, event.isFromGuild() ? event.getGuild() : null)
                .in(event.getChannel())
                .by(userId);
    }

    private static EventFacts guild(int shardId, @Nullable Guild guild) {
        return new EventFacts(shardId, id(guild), 0, 0, 0);
    }

    private EventFacts in(Channel channel) {
        return new EventFacts(shardId, guildId, channel.getIdLong(), userId, snowflake);
    }

    private EventFacts by(long user) {
        return new EventFacts(shardId, guildId, channelId, user, snowflake);
    }

    private EventFacts madeAt(long id) {
        return new EventFacts(shardId, guildId, channelId, userId, id);
    }

    private static long id(@Nullable Guild guild) {
        return guild == null ? 0 : guild.getIdLong();
    }
}
