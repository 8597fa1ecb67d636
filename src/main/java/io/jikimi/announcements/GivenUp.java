package io.jikimi.announcements;

import io.jikimi.alerts.Problem;
import io.jikimi.alerts.ProblemKind;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.util.List;

/** An announcement could not be posted for so long that it is paused. */
@Component
class GivenUp implements ProblemKind {

    private static final String NAME = "announcement-given-up";

    private final AnnouncementService announcements;

    GivenUp(AnnouncementService announcements) {
        this.announcements = announcements;
    }

    static Problem problem(long id) {
        return new Problem(NAME, "announcement:" + id, List.of(String.valueOf(id)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean stands(long guildId, Problem problem) {
        return announcements.isPaused(guildId, Long.parseLong(problem.details().getFirst()));
    }

    @Override
    public Explanation explain(long guildId, Problem problem) {
        var id = problem.details().getFirst();
        return new Explanation(
                Text.of("announcements.given-up"),
                Text.of("announcements.given-up.what", id),
                Text.of("announcements.given-up.means"),
                Text.of("announcements.given-up.fix", id));
    }
}
