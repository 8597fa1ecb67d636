package io.jikimi.alerts;

import io.jikimi.discord.Premises;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

import java.util.EnumSet;

/** Jikimi needs a permission in a channel and does not have it. */
@Component
class MissingPermission implements ProblemKind {

    static final String NAME = "missing-permission";

    private final Premises premises;
    private final AlertWords words;

    MissingPermission(Premises premises, AlertWords words) {
        this.premises = premises;
        this.words = words;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean stands(long guildId, Problem problem) {
        var place = premises.place(guildId, channelId(problem));
        return place != null && !place.lacks(needed(problem)).isEmpty();
    }

    @Override
    public Explanation explain(long guildId, Problem problem) {
        var channelId = channelId(problem);
        var place = premises.place(guildId, channelId);
        var needed = needed(problem);
        var lacking = place == null ? needed : place.lacks(needed);
        var missing = words.permissions(lacking.isEmpty() ? needed : lacking);
        return new Explanation(
                Text.of("alerts.missing-permission"),
                Text.of("alerts.missing-permission.what", words.channel(channelId), missing),
                words.withoutIt(permission(problem)),
                words.permit(guildId, channelId, missing));
    }

    private static long channelId(Problem problem) {
        return Long.parseLong(problem.details().getFirst());
    }

    private static Permission permission(Problem problem) {
        return Permission.valueOf(problem.details().get(1));
    }

    private static EnumSet<Permission> needed(Problem problem) {
        return EnumSet.of(Permission.VIEW_CHANNEL, permission(problem));
    }
}
