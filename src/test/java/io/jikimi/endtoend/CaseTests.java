package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.cases.NewCase;
import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Playground;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Moderators look cases up, and the log channel follows them. */
class CaseTests {

    private final Playground playground = Jikimi.shared();
    private final Cases cases = Jikimi.sharedBot().bean(Cases.class);
    private Community garden = playground.garden();
    private Person owner = garden.owner();
    private Person bob = owner;
    private Place log = garden.general();

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        settle(Locale.US);
    }

    private void settle(Locale locale) {
        garden = playground.found("Cases " + System.nanoTime(), locale);
        owner = garden.owner();
        bob = garden.welcomes("Bob");
        log = garden.opens("log");
        owner.runs("/settings set", "server.log-channel", "" + log.id()).answer();
    }

    @AfterEach
    void heldToTheContract() {
        Jikimi.sharedBot().heldToTheContract();
    }

    private CaseFile warned(String reason) {
        return cases.record(
                NewCase.of(garden.id(), CaseType.WARN, bob.id(), owner.id(), reason).named("bob"));
    }

    @Test
    void showsACaseInTheLogAndFollowsIt() {
        warned("Spam");

        var message = log.shows("Case #1 · warning");
        assertThat(message.text()).contains("Spam", "bob", "<@" + owner.id() + ">", "[#1]");

        assertThat(owner.runs("/reason", "1", "Advertising").answer().text())
                .contains("new reason");
        message.becomes("Advertising");
        owner.runs("/case note", "1", "Said sorry").answer();
        message.becomes("Said sorry");
        assertThat(log.messagesOfBot()).hasSize(1);
    }

    @Test
    void postsACaseAnewWhereItsMessageIsGone() {
        warned("Spam");
        var message = log.shows("Case #1");
        owner.deletes(message.message());

        owner.runs("/reason", "1", "Advertising").answer();

        assertThat(log.shows("posted anew").text()).contains("Advertising", "[#1]");
    }

    @Test
    void logsLaterWhatCouldNotBeLoggedAtOnce() {
        playground.faults().answerNext(5, "POST", "/channels/{channel}/messages", 503);

        warned("Spam");

        await().atMost(Duration.ofSeconds(40)).until(() -> !log.messagesOfBot().isEmpty());
        playground.faults().heal();
        assertThat(log.messagesOfBot()).hasSize(1);
    }

    @Test
    void turnsThePagesOfWhatWasDoneToSomebody() {
        for (var i = 1; i <= 10; i++) {
            warned("Reason " + i);
        }

        var pages = owner.runs("/cases", Map.of("user", "" + bob.id())).answer();
        assertThat(pages.text()).contains("#10", "Reason 3").doesNotContain("Reason 2\n");
        assertThat(owner.presses("Next ▶").answer().text()).contains("#1", "Reason 2");
        assertThat(owner.runsOn(bob, "Cases").answer().text()).contains("#10");
    }

    @Test
    void asksForWordsInAForm() {
        warned("Spam");

        owner.runs("/case show", "1").answer();
        owner.presses("Add note");
        owner.fills(Map.of("words", "Third time")).answer();
        owner.presses("Edit reason");
        owner.fills(Map.of("reason", "Scam")).answer();

        assertThat(owner.runs("/case show", "1").answer().text())
                .contains("Third time", "Scam", "Edited");
        assertThat(owner.runs("/case changes", "1").answer().text()).contains("before: Spam");
    }

    @Test
    void hidesAndDeletesAfterAQuestion() {
        warned("Spam");
        owner.runs("/case hide", "1").answer();
        assertThat(owner.runs("/cases").answer().text()).contains("There are none");

        var question = owner.runs("/case delete", "1").answer();
        assertThat(question.text()).contains("cannot be undone");
        owner.presses("Delete").answer();

        assertThat(owner.runs("/case show", "1").answer().text()).contains("was deleted");
        log.shows("Deleted by");
    }

    @Test
    void isForModeratorsOnly() {
        warned("Spam");

        bob.says("!case show 1");
        garden.general().shows("Time Out Members");
    }

    @Test
    void speaksKorean() {
        settle(Locale.KOREAN);
        warned("도배");

        assertThat(log.shows("사건 #1 · 경고").text()).contains("도배", "관리자");
        owner.says("!사건 보기 1");
        garden.general().shows("사건 #1");
    }
}
