package io.jikimi.alerts;

import io.jikimi.discord.Premises;
import io.jikimi.discord.Standings;
import io.jikimi.guilds.ChosenPlaces;
import io.jikimi.guilds.ChosenPlaces.Chosen;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

/**
 * A setting names a channel or role that is gone, or a channel that Jikimi cannot write in. The
 * setting stays as it is: only people of the guild change it.
 */
@Component
class BrokenSetting implements ProblemKind {

    static final String NAME = "broken-setting";

    private final ChosenPlaces chosen;
    private final Premises premises;
    private final Standings standings;
    private final AlertWords words;

    BrokenSetting(ChosenPlaces chosen, Premises premises, Standings standings, AlertWords words) {
        this.chosen = chosen;
        this.premises = premises;
        this.standings = standings;
        this.words = words;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Whether this setting is broken now. */
    boolean isBroken(long guildId, Chosen one) {
        if (one.role()) {
            return standings.role(guildId, one.id()) == null;
        }
        var place = premises.place(guildId, one.id());
        return place == null || !place.isWritable();
    }

    @Override
    public boolean stands(long guildId, Problem problem) {
        return chosen.of(guildId).stream()
                .filter(one -> one.setting().equals(setting(problem)))
                .anyMatch(one -> isBroken(guildId, one));
    }

    @Override
    public Explanation explain(long guildId, Problem problem) {
        var setting = setting(problem);
        var label = chosen.label(setting);
        var id = Long.parseLong(problem.details().get(2));
        var role = problem.details().get(1).equals("role");
        var place = role ? null : premises.place(guildId, id);
        if (place == null) {
            return new Explanation(
                    Text.of("alerts.broken-setting"),
                    Text.of(
                            role ? "alerts.role-gone.what" : "alerts.channel-gone.what",
                            label,
                            setting,
                            String.valueOf(id)),
                    Text.of("alerts.broken-setting.means"),
                    Text.of("alerts.broken-setting.fix", setting));
        }
        var lacking = place.lacks(place.toWrite());
        var missing = words.permissions(lacking.isEmpty() ? place.toWrite() : lacking);
        return new Explanation(
                Text.of("alerts.broken-setting"),
                Text.of("alerts.mute-channel.what", label, setting, words.channel(id), missing),
                Text.of("alerts.broken-setting.means"),
                Text.of("alerts.mute-channel.fix", words.permit(guildId, id, missing), setting));
    }

    private static String setting(Problem problem) {
        return problem.details().getFirst();
    }
}
