package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Invocation.Standing;
import io.jikimi.discord.BotOwners;
import io.jikimi.discord.GuildStandings;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes plain values out of Discord's events: who asks, from where, in which language. */
@Component
class Callers {

    private final GuildPreferences preferences;
    private final BotOwners owners;

    Callers(GuildPreferences preferences, BotOwners owners) {
        this.preferences = preferences;
        this.owners = owners;
    }

    Caller of(GenericInteractionCreateEvent event) {
        var guild = event.getGuild();
        var own = event.getUserLocale().toLocale();
        return new Caller(
                "i" + event.getInteraction().getId(),
                event.getJDA().getShardInfo().getShardId(),
                guild == null ? null : guild.getIdLong(),
                event.getChannelIdLong(),
                event.getUser().getIdLong(),
                permissions(event),
                own,
                guild == null
                        ? own
                        : language(guild.getIdLong(), event.getGuildLocale().toLocale()),
                guild == null ? preferences.usualPrefix() : preferences.prefix(guild.getIdLong()),
                standing(event.getUser().getIdLong(), event.getMember(), event.getChannel()));
    }

    Caller of(MessageReceivedEvent event, String prefix) {
        var member = event.getMember();
        var language =
                event.isFromGuild()
                        ? language(
                                event.getGuild().getIdLong(),
                                event.getGuild().getLocale().toLocale())
                        : Locale.ENGLISH;
        return new Caller(
                "m" + event.getMessageId(),
                event.getJDA().getShardInfo().getShardId(),
                event.isFromGuild() ? event.getGuild().getIdLong() : null,
                event.getChannel().getIdLong(),
                event.getAuthor().getIdLong(),
                member == null
                        ? EnumSet.noneOf(Permission.class)
                        : member.getPermissions(event.getGuildChannel()),
                language,
                language,
                prefix,
                standing(event.getAuthor().getIdLong(), member, event.getChannel()));
    }

    private Locale language(long guildId, Locale discords) {
        var chosen = preferences.language(guildId);
        return chosen == null ? discords : chosen;
    }

    private Standing standing(long userId, @Nullable Member member, @Nullable Channel channel) {
        var botOwner = owners.has(userId);
        // Of a guild that JDA does not know, a member is a name and little more.
        return member == null || member.isDetached()
                ? new Standing(Set.of(), List.of(), false, botOwner)
                : new Standing(
                        GuildStandings.roleIds(member),
                        GuildStandings.places(channel),
                        member.getPermissions(),
                        member.isOwner(),
                        botOwner);
    }

    // Asked for in the channel, since of a guild that JDA does not know it knows only those.
    private static EnumSet<Permission> permissions(GenericInteractionCreateEvent event) {
        var member = event.getMember();
        return member == null
                ? EnumSet.noneOf(Permission.class)
                : member.getPermissions(event.getGuildChannel());
    }
}
