package io.jikimi.channels;

import io.jikimi.commands.Invocation;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

/** Sees that nobody does somewhere else what they may do only where they stand. */
@Component
class ChannelRights {

    private final Standings standings;

    ChannelRights(Standings standings) {
        this.standings = standings;
    }

    /**
     * The channel that is meant: the one that was named, or where it was asked.
     *
     * @throws Refusal when the person may not do it there
     */
    long channel(Invocation call, Permission needed) {
        var here = call.caller().channelId();
        var named = call.id("channel");
        if (named == null || named == here) {
            return here;
        }
        if (!mayThere(call, named, needed)) {
            throw new Refusal(
                    "channels.not-yours-there", ChannelNeeds.mention(named), name(needed));
        }
        return named;
    }

    private boolean mayThere(Invocation call, long channelId, Permission needed) {
        try {
            var standing = standings.in(call.guildId(), channelId, call.caller().userId());
            return standing != null && standing.permissions().contains(needed);
        } catch (Standings.Unanswered failure) {
            throw new Refusal("channels.trouble");
        }
    }

    /**
     * Lets those pass who may do it in the whole guild.
     *
     * @throws Refusal naming what they lack
     */
    void everywhere(Invocation call, Permission needed) {
        var standing = call.caller().standing();
        if (!standing.guildOwner() && !standing.permissions().contains(needed)) {
            throw new Refusal("channels.not-yours-everywhere", name(needed));
        }
    }

    private static Text name(Permission permission) {
        return Text.of("permission." + permission.name());
    }
}
