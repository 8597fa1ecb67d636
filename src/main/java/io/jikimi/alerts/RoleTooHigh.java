package io.jikimi.alerts;

import io.jikimi.discord.Standings;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

/** Jikimi's highest role is not above another one. */
@Component
class RoleTooHigh implements ProblemKind {

    static final String NAME = "role-too-high";

    private final Standings standings;
    private final AlertWords words;

    RoleTooHigh(Standings standings, AlertWords words) {
        this.standings = standings;
        this.words = words;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean stands(long guildId, Problem problem) {
        var role = standings.role(guildId, roleId(problem));
        return role != null && standings.own(guildId).position() <= role.position();
    }

    @Override
    public Explanation explain(long guildId, Problem problem) {
        var role = standings.role(guildId, roleId(problem));
        var name = role == null ? problem.details().get(1) : role.roleName();
        var own = words.ownRole(guildId);
        return new Explanation(
                Text.of("alerts.role-too-high"),
                Text.of("alerts.role-too-high.what", own, name),
                Text.of("alerts.role-too-high.means", name),
                Text.of("alerts.role-too-high.fix", own, name));
    }

    private static long roleId(Problem problem) {
        return Long.parseLong(problem.details().getFirst());
    }
}
