package io.jikimi.alerts;

import io.jikimi.discord.Premises;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

import java.util.Set;

/** Words that several kinds of problems need. */
@Component
class AlertWords {

    private final Premises premises;
    private final Standings standings;

    AlertWords(Premises premises, Standings standings) {
        this.premises = premises;
        this.standings = standings;
    }

    Text channel(long channelId) {
        return Text.verbatim("<#" + channelId + ">");
    }

    /** What Jikimi's highest role is called. */
    String ownRole(long guildId) {
        return standings.own(guildId).roleName();
    }

    /** Permissions by the names that Discord shows. */
    Text permissions(Set<Permission> permissions) {
        return permissions.stream()
                .map(permission -> Text.of("permission." + permission.name()))
                .reduce((some, next) -> Text.of("alerts.and", some, next))
                .orElseThrow();
    }

    /** How to give Jikimi these permissions there. */
    Text permit(long guildId, long channelId, Text missing) {
        var place = premises.place(guildId, channelId);
        var ruledBy = place == null ? channelId : place.ruledBy();
        return Text.of("alerts.permit", channel(ruledBy), missing, ownRole(guildId));
    }

    /** What cannot be done without a permission. */
    Text withoutIt(Permission permission) {
        return switch (permission) {
            case VIEW_CHANNEL, MESSAGE_SEND, MESSAGE_SEND_IN_THREADS ->
                    Text.of("alerts.without.MESSAGE_SEND");
            case MESSAGE_EMBED_LINKS, MESSAGE_ATTACH_FILES, MESSAGE_HISTORY, MANAGE_THREADS ->
                    Text.of("alerts.without." + permission.name());
            default -> Text.of("alerts.without.others");
        };
    }
}
