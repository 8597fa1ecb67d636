package io.jikimi.alerts;

import io.jikimi.discord.Selective;

import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.GenericChannelEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateArchivedEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateLockedEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.member.GenericGuildMemberEvent;
import net.dv8tion.jda.api.events.guild.override.GenericPermissionOverrideEvent;
import net.dv8tion.jda.api.events.guild.update.GuildUpdateCommunityUpdatesChannelEvent;
import net.dv8tion.jda.api.events.guild.update.GuildUpdateOwnerEvent;
import net.dv8tion.jda.api.events.role.RoleDeleteEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePositionEvent;
import net.dv8tion.jda.api.hooks.EventListener;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears of everything that may break or cure something in a guild. */
@Component
class GuildChangeListener implements EventListener, Selective {

    private final Alerts alerts;
    private final GuildWatch watch;

    GuildChangeListener(Alerts alerts, GuildWatch watch) {
        this.alerts = alerts;
        this.watch = watch;
    }

    @Override
    public boolean wants(GenericEvent event) {
        return changed(event) != null;
    }

    @Override
    public void onEvent(GenericEvent event) {
        var guild = changed(event);
        if (event instanceof GuildUpdateOwnerEvent change) {
            alerts.ownerChanged(change.getGuild().getIdLong());
        }
        if (guild != null) {
            watch.lookSoon(guild.getIdLong());
        }
    }

    private @Nullable Guild changed(GenericEvent event) {
        return switch (event) {
            case ChannelDeleteEvent deleted -> of(deleted);
            case ChannelUpdateArchivedEvent archived -> of(archived);
            case ChannelUpdateLockedEvent locked -> of(locked);
            case GenericPermissionOverrideEvent override -> override.getGuild();
            case RoleDeleteEvent deleted -> deleted.getGuild();
            case RoleUpdatePermissionsEvent changed -> changed.getGuild();
            case RoleUpdatePositionEvent moved -> moved.getGuild();
            case GuildUpdateCommunityUpdatesChannelEvent moved -> moved.getGuild();
            case GuildUpdateOwnerEvent changed -> changed.getGuild();
            case GenericGuildMemberEvent member -> isSelf(member) ? member.getGuild() : null;
            case GuildReadyEvent here -> ifTroubled(here.getGuild());
            case GuildAvailableEvent here -> ifTroubled(here.getGuild());
            default -> null;
        };
    }

    private static @Nullable Guild of(GenericChannelEvent event) {
        return event.isFromGuild() ? event.getGuild() : null;
    }

    private static boolean isSelf(GenericGuildMemberEvent event) {
        return event.getMember().getIdLong() == event.getJDA().getSelfUser().getIdLong();
    }

    // All guilds become ready at the start; the rounds look at the others.
    private @Nullable Guild ifTroubled(Guild guild) {
        return alerts.isTroubled(guild.getIdLong()) ? guild : null;
    }
}
