package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Asked;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Shown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Somebody is banned for a day, by a moderator who bans them again where it was not done. */
final class BanDeed implements Deed {

    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    /** After this, whoever looks after what was interrupted has looked. */
    private static final Duration UNTIL_LOOKED_AFTER = Duration.ofMinutes(2);

    private static final String BAN = "/guilds/{guild}/bans/{user}";

    private final KillCourse course;
    private final Person moderator;
    private final Place log;
    private final Map<Integer, Person> banned = new HashMap<>();

    BanDeed(KillCourse course) {
        this.course = course;
        moderator = course.garden().owner();
        log = course.garden().opens("log");
        moderator.runs("/settings set", "server.log-channel", "" + log.id()).answer();
    }

    @Override
    public Asked ask(int round) {
        return moderator.runs(
                "/ban",
                Map.of(
                        "user", "" + target(round).id(),
                        "duration", "1d",
                        "reason", "trampled on the beds, round " + round));
    }

    private Person target(int round) {
        return banned.computeIfAbsent(round, _ -> course.garden().welcomes("Trampler " + round));
    }

    @Override
    public boolean isNoted(int round) {
        if (history(round).contains("being done")) {
            passesUntilLookedAfter();
            await().atMost(A_MOMENT).until(() -> !history(round).contains("being done"));
        }
        return history(round).contains("✅ done");
    }

    private void passesUntilLookedAfter() {
        try {
            course.passes(UNTIL_LOOKED_AFTER);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String history(int round) {
        return course.answers(
                () -> moderator.runs("/cases", Map.of("user", "" + target(round).id())));
    }

    @Override
    public boolean isDone(int round) {
        return unbans(round) > 0 && bannedMessages(round) > 0;
    }

    @Override
    public void hasHappenedOnce(int round) {
        assertThat(bans(round)).as("bans of round " + round).isEqualTo(1);
        assertThat(unbans(round)).as("unbans of round " + round).isEqualTo(1);
        assertThat(cases(round)).as("cases of round " + round).isEqualTo(1);
        assertThat(bannedMessages(round)).as("messages of the ban of round " + round).isEqualTo(1);
        assertThat(letters(round)).as("letters of round " + round).isBetween(1L, tries(round));
    }

    private long bans(int round) {
        return requests("PUT", round);
    }

    private long unbans(int round) {
        return requests("DELETE", round);
    }

    private long requests(String method, int round) {
        var target = "/bans/" + target(round).id();
        return course.playground().requests().of(method, BAN).stream()
                .filter(request -> request.path().endsWith(target) && request.status() < 300)
                .count();
    }

    private long cases(int round) {
        return occurrences(history(round), "✅ done");
    }

    // A ban that was interrupted before it was done, and the one that was done.
    private long tries(int round) {
        return occurrences(history(round), "🔨");
    }

    private static long occurrences(String text, String words) {
        return text.split(words, -1).length - 1L;
    }

    private long bannedMessages(int round) {
        return log.messagesOfBot().stream()
                .map(Shown::text)
                .filter(text -> text.contains("· ban") && text.contains("" + target(round).id()))
                .filter(text -> !text.contains("❌"))
                .count();
    }

    private long letters(int round) {
        return target(round).directMessages().messagesOfBot().size();
    }
}
