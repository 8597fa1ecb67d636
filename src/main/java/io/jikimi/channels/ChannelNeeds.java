package io.jikimi.channels;

import io.jikimi.alerts.Alerts;
import io.jikimi.alerts.Problem;
import io.jikimi.discord.Premises;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Sees before anything is done whether Jikimi may do it in a channel, and says what is missing. */
@Component
class ChannelNeeds {

    private final Premises premises;
    private final Standings standings;
    private final Alerts alerts;

    ChannelNeeds(Premises premises, Standings standings, Alerts alerts) {
        this.premises = premises;
        this.standings = standings;
        this.alerts = alerts;
    }

    /**
     * Lets it pass.
     *
     * @throws Refusal naming what is missing, and what to do about it
     */
    void check(long guildId, long channelId, Permission... needed) {
        var lacking = lacking(guildId, channelId, needed);
        if (!lacking.isEmpty()) {
            throw new Refusal(missing(guildId, channelId, lacking));
        }
    }

    /**
     * What Discord's no means, which the people of the guild hear of besides.
     *
     * @param needed what it takes
     */
    Text forbidden(long guildId, long channelId, Permission... needed) {
        if (premises.place(guildId, channelId) == null) {
            return Text.of("channels.unknown", mention(channelId));
        }
        var lacking = lacking(guildId, channelId, needed);
        lacking.forEach(
                permission ->
                        alerts.report(guildId, Problem.missingPermission(channelId, permission)));
        return lacking.isEmpty()
                ? Text.of("channels.forbidden", mention(channelId))
                : missing(guildId, channelId, lacking);
    }

    private Set<Permission> lacking(long guildId, long channelId, Permission... needed) {
        var place = premises.place(guildId, channelId);
        if (place == null) {
            throw new Refusal("channels.unknown", mention(channelId));
        }
        var lacking = EnumSet.noneOf(Permission.class);
        lacking.addAll(Arrays.asList(needed));
        lacking.removeAll(place.granted());
        return lacking;
    }

    private Text missing(long guildId, long channelId, Set<Permission> lacking) {
        var place = premises.place(guildId, channelId);
        var names =
                lacking.stream()
                        .map(permission -> Text.of("permission." + permission.name()))
                        .reduce((some, next) -> Text.of("channels.and", some, next))
                        .orElseThrow();
        return Text.of(
                "channels.lacks",
                mention(channelId),
                names,
                mention(place == null ? channelId : place.ruledBy()),
                standings.own(guildId).roleName());
    }

    static Text mention(long channelId) {
        return Text.verbatim("<#" + channelId + ">");
    }
}
