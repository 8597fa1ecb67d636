package io.jikimi.announcements;

import io.jikimi.alerts.Problem;
import io.jikimi.alerts.ProblemKind;
import io.jikimi.discord.Premises;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.util.List;

/** The channel of an announcement is gone. */
@Component
class LostChannel implements ProblemKind {

    private static final String NAME = "announcement-channel";

    private final AnnouncementService announcements;
    private final Premises premises;

    LostChannel(AnnouncementService announcements, Premises premises) {
        this.announcements = announcements;
        this.premises = premises;
    }

    static Problem problem(long id, long channelId) {
        return new Problem(
                NAME, "announcement:" + id, List.of(String.valueOf(id), String.valueOf(channelId)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean stands(long guildId, Problem problem) {
        return announcements.isMeantFor(guildId, number(problem, 0), number(problem, 1))
                && premises.place(guildId, number(problem, 1)) == null;
    }

    @Override
    public Explanation explain(long guildId, Problem problem) {
        var id = problem.details().getFirst();
        return new Explanation(
                Text.of("announcements.lost-channel"),
                Text.of("announcements.lost-channel.what", id, problem.details().get(1)),
                Text.of("announcements.lost-channel.means"),
                Text.of("announcements.lost-channel.fix", id));
    }

    private static long number(Problem problem, int at) {
        return Long.parseLong(problem.details().get(at));
    }
}
