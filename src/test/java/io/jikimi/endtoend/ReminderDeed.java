package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Asked;
import io.jikimi.playground.Person;

import java.util.Map;

/** Somebody wants to be reminded in two hours. */
final class ReminderDeed implements Deed {

    private final KillCourse course;
    private final Person person;

    ReminderDeed(KillCourse course) {
        this.course = course;
        person = course.garden().welcomes("Forgetful").in(course.garden().opens("reminders"));
    }

    @Override
    public Asked ask(int round) {
        return person.runs(
                "/remind", Map.of("when", "in 2 hours", "what", what(round), "where", "here"));
    }

    @Override
    public boolean isNoted(int round) {
        return course.answers(() -> person.runs("/reminders list")).contains(what(round));
    }

    @Override
    public boolean isDone(int round) {
        return said(round) > 0;
    }

    @Override
    public void hasHappenedOnce(int round) {
        assertThat(said(round)).as("reminders of round " + round).isEqualTo(1);
    }

    private long said(int round) {
        return person.place().messagesOfBot().stream()
                .filter(message -> message.text().contains(what(round)))
                .count();
    }

    private static String what(int round) {
        return "water the plants of round " + round + ".";
    }
}
