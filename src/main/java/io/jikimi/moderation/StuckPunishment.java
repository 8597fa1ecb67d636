package io.jikimi.moderation;

import io.jikimi.alerts.Problem;
import io.jikimi.alerts.ProblemKind;
import io.jikimi.cases.CaseFile;
import io.jikimi.cases.Cases;
import io.jikimi.discord.Standings;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * What should have ended goes on, since Jikimi may not end it; or nobody knows whether it was done,
 * since Jikimi may not ask.
 */
@Component
class StuckPunishment implements ProblemKind {

    static final String NAME = "punishment-stuck";

    private static final String UNSETTLED = "unsettled";

    private final Cases cases;
    private final Standings standings;

    StuckPunishment(Cases cases, Standings standings) {
        this.cases = cases;
        this.standings = standings;
    }

    static Problem problem(long number, @Nullable Permission missing) {
        return new Problem(
                NAME,
                "case:" + number,
                List.of("" + number, missing == null ? "" : missing.name()));
    }

    /** Of what was about to be done. */
    static Problem unsettled(long number, @Nullable Permission missing) {
        return new Problem(
                NAME,
                "case:" + number,
                List.of("" + number, missing == null ? "" : missing.name(), UNSETTLED));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean stands(long guildId, Problem problem) {
        var number = Long.parseLong(problem.details().getFirst());
        return cases.find(guildId, number).filter(CaseFile::holds).isPresent();
    }

    @Override
    public Explanation explain(long guildId, Problem problem) {
        var number = problem.details().getFirst();
        var missing = problem.details().get(1);
        var own = standings.own(guildId).roleName();
        var key =
                problem.details().contains(UNSETTLED) ? "moderation.unsettled" : "moderation.stuck";
        return new Explanation(
                Text.of(key),
                Text.of(key + ".what", number),
                Text.of(key + ".means"),
                missing.isEmpty()
                        ? Text.of("moderation.stuck.fix-role", own)
                        : Text.of(
                                "moderation.stuck.fix-permission",
                                own,
                                Text.of("permission." + missing)));
    }
}
