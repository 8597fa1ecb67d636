package io.jikimi.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Rounds in each of which everything is asked for, a process is killed, and a day passes. */
final class KillRounds {

    private static final Duration A_DAY = Duration.ofDays(1).plusMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final KillCourse course;
    private final List<Deed> deeds;
    private int rounds;
    private int kills;

    KillRounds(KillCourse course, List<Deed> deeds) {
        this.course = course;
        this.deeds = deeds;
    }

    /** How often a process was killed. */
    int kills() {
        return kills;
    }

    /** How often everything was asked for. */
    int count() {
        return rounds;
    }

    /** Counts the steps in the database of a round in which nobody is killed. */
    int countSteps() throws IOException {
        round(new Kill.AtStep(0));
        return course.instances().stream().mapToInt(KillRounds::steps).max().orElseThrow();
    }

    /** Counts the moments at which a request may be lost in a round in which nobody is killed. */
    int countRequests() throws IOException {
        var seen = new AtomicInteger();
        course.playground()
                .faults()
                .show(
                        (_, route, _, _) -> {
                            if (!Kill.HOUSEKEEPING.contains(route)) {
                                seen.incrementAndGet();
                            }
                            return true;
                        });
        round(new Kill.Never());
        return seen.get();
    }

    private static int steps(KillCourse.Instance instance) {
        try {
            return instance.steps().size();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    void round(Kill kill) throws IOException {
        var round = ++rounds;
        var before = kills;
        kill.order(course);
        course.awaitAnswers(deeds.stream().map(deed -> deed.ask(round)).toList());
        reviveAll();
        deeds.forEach(deed -> makeSure(deed, round));
        course.passes(A_DAY);
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> isOver(round));
        course.disarm();
        deeds.forEach(deed -> deed.hasHappenedOnce(round));
        System.out.printf(
                "round %d: %s%s%n", round, kill, kills > before ? "" : ", nobody was killed");
    }

    // Whoever got no answer looks whether it was noted all the same, and asks again if not.
    private void makeSure(Deed deed, int round) {
        if (!deed.isNoted(round)) {
            course.answers(() -> deed.ask(round));
        }
    }

    private boolean isOver(int round) throws IOException {
        reviveAll();
        return deeds.stream().allMatch(deed -> deed.isDone(round));
    }

    private void reviveAll() throws IOException {
        kills += course.revives();
    }

    /** Fails unless everything of every round has happened once. */
    void judge() {
        IntStream.rangeClosed(1, rounds)
                .forEach(round -> deeds.forEach(deed -> deed.hasHappenedOnce(round)));
    }
}
