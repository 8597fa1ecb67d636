package io.jikimi.guilds;

import io.jikimi.discord.Selective;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildJoinedEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.hooks.EventListener;

import org.springframework.stereotype.Component;

/** Hears that Jikimi was removed from a guild or invited again, and looks after each connection. */
@Component
class DepartureListener implements EventListener, Selective {

    private final GuildDepartures departures;

    DepartureListener(GuildDepartures departures) {
        this.departures = departures;
    }

    @Override
    public boolean wants(GenericEvent event) {
        return switch (event) {
            case GuildLeaveEvent _, UnavailableGuildLeaveEvent _ -> true;
            case GuildJoinEvent _, UnavailableGuildJoinedEvent _, GuildAvailableEvent _ -> true;
            case StatusChangeEvent change -> change.getNewStatus() == JDA.Status.CONNECTED;
            default -> false;
        };
    }

    @Override
    public void onEvent(GenericEvent event) {
        switch (event) {
            case GuildLeaveEvent gone -> departures.left(gone.getGuild().getIdLong());
            case UnavailableGuildLeaveEvent gone -> departures.left(gone.getGuildIdLong());
            case GuildJoinEvent back -> departures.returned(back.getGuild().getIdLong());
            case UnavailableGuildJoinedEvent back -> departures.returned(back.getGuildIdLong());
            case GuildAvailableEvent here -> departures.returned(here.getGuild().getIdLong());
            case StatusChangeEvent change when change.getNewStatus() == JDA.Status.CONNECTED -> {
                var shard = change.getJDA().getShardInfo();
                departures.compare(shard.getShardId(), shard.getShardTotal());
            }
            default -> {}
        }
    }
}
