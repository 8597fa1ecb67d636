package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;

import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Locale;

/** Takes plain values out of Discord's events: who asks, from where, in which language. */
@Component
class Callers {

    private final GuildPreferences preferences;

    Callers(GuildPreferences preferences) {
        this.preferences = preferences;
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
                guild == null ? own : event.getGuildLocale().toLocale(),
                guild == null ? preferences.usualPrefix() : preferences.prefix(guild.getIdLong()));
    }

    Caller of(MessageReceivedEvent event, String prefix) {
        var member = event.getMember();
        var language =
                event.isFromGuild() ? event.getGuild().getLocale().toLocale() : Locale.ENGLISH;
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
                prefix);
    }

    // Asked for in the channel, since of a guild that JDA does not know it knows only those.
    private static EnumSet<Permission> permissions(GenericInteractionCreateEvent event) {
        var member = event.getMember();
        return member == null
                ? EnumSet.noneOf(Permission.class)
                : member.getPermissions(event.getGuildChannel());
    }
}
