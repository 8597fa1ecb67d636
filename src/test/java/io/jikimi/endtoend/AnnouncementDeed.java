package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Asked;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;

import java.util.Map;

/** A server wants something to be announced in three hours. */
final class AnnouncementDeed implements Deed {

    private final KillCourse course;
    private final Person owner;
    private final Place news;

    AnnouncementDeed(KillCourse course) {
        this.course = course;
        owner = course.garden().owner().in(course.garden().opens("office"));
        news = course.garden().opens("news");
    }

    @Override
    public Asked ask(int round) {
        return owner.runs(
                "/announcements add",
                Map.of("channel", "" + news.id(), "when", "in 3 hours", "text", text(round)));
    }

    @Override
    public boolean isNoted(int round) {
        return course.answers(() -> owner.runs("/announcements list")).contains(text(round));
    }

    @Override
    public boolean isDone(int round) {
        return said(round) > 0;
    }

    @Override
    public void hasHappenedOnce(int round) {
        assertThat(said(round)).as("announcements of round " + round).isEqualTo(1);
    }

    private long said(int round) {
        return news.messagesOfBot().stream()
                .filter(message -> message.text().contains(text(round)))
                .count();
    }

    private static String text(int round) {
        return "The roses of round " + round + ".";
    }
}
