package io.jikimi.alerts;

import static io.jikimi.alerts.Grounds.ALERTS;
import static io.jikimi.alerts.Grounds.YARD;
import static io.jikimi.testing.Calls.GARDEN;
import static io.jikimi.testing.Calls.inGuild;
import static io.jikimi.testing.Calls.slash;
import static io.jikimi.testing.Calls.with;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.alerts.RecordingBoard.Pinned;
import io.jikimi.commands.Reply;
import io.jikimi.guilds.SettingsRoom;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every problem is told once, and once more when it is cured. */
class AlertsTests extends AlertRoom {

    AlertsTests(
            @Autowired AlertRepository rows,
            @Autowired SettingsRoom room,
            @Autowired PlatformTransactionManager transactions) {
        super(rows, room, transactions);
    }

    @Test
    void tellsOnceHoweverOftenItHappens() {
        grounds.forbid(YARD);

        jikimi.report(MUTE);
        jikimi.report(MUTE);
        jikimi.report(MUTE);

        var told = only();
        assertThat(told.channelId()).isEqualTo(ALERTS);
        assertThat(text(told))
                .contains("alerts.missing-permission.what", "permission.MESSAGE_SEND")
                .contains("alerts.without.MESSAGE_SEND", "alerts.permit", "Jikimi");
        assertThat(shown(jikimi.health())).contains("alerts.since").contains(", 3, ");
    }

    @Test
    void tellsOnceWhenTwoInstancesMeetItAtTheSameMoment() throws Exception {
        for (var round = 0; round < 10; round++) {
            var problem = Problem.missingPermission(YARD + 10 + round, MESSAGE_SEND);
            grounds.forbid(YARD + 10 + round);
            atOnce(
                    () -> new Jikimi().alerts.report(GARDEN, problem),
                    () -> new Jikimi().alerts.report(GARDEN, problem));
            settle();

            assertThat(board.messages()).hasSize(round + 1);
            assertThat(jikimi.ledger.open(GARDEN).getLast().times()).isEqualTo(2);
        }
    }

    @Test
    void onlyOneOfTwoTellsWhatIsDue() throws Exception {
        for (var round = 0; round < 10; round++) {
            var id = jikimi.note(GARDEN, Problem.missingPermission(YARD + round, MESSAGE_SEND));
            var taken = new ArrayList<Boolean>();
            atOnce(() -> take(id, taken), () -> take(id, taken));

            assertThat(taken).containsExactlyInAnyOrder(true, false);
        }
    }

    private void take(long id, List<Boolean> taken) {
        var claimed = new Jikimi().ledger.claim(id).isPresent();
        synchronized (taken) {
            taken.add(claimed);
        }
    }

    @Test
    void saysSoWhenItIsCuredAndForgetsIt() {
        grounds.forbid(YARD);
        jikimi.report(MUTE);

        grounds.allow(YARD);
        var health = jikimi.health();

        assertThat(shown(health)).contains("alerts.health-well").doesNotContain("alerts.row");
        assertThat(text(only())).contains("alerts.cured-text").doesNotContain("alerts.fix");
    }

    @Test
    void saysInANewMessageThatItIsCuredWhereTheOldOneIsGone() {
        grounds.forbid(YARD);
        jikimi.report(MUTE);
        board.wipe();

        grounds.allow(YARD);
        jikimi.watch.makeRounds();
        settle();

        assertThat(text(only())).contains("alerts.cured-text");
    }

    @Test
    void saysNothingOfWhatWasCuredBeforeAnybodyHeard() {
        jikimi.note(GARDEN, MUTE);
        jikimi.alerts.cured(GARDEN, MUTE);
        settle();
        jikimi.delivery.deliverDue();

        assertThat(board.messages()).isEmpty();
    }

    @Test
    void reopensQuietlyWhatComesBackWithinAnHour() {
        jikimi.report(MUTE);
        jikimi.alerts.cured(GARDEN, MUTE);
        settle();

        clock.advance(Duration.ofMinutes(50));
        jikimi.report(MUTE);

        assertThat(text(only())).contains("alerts.fix").doesNotContain("alerts.cured");
        assertThat(jikimi.ledger.open(GARDEN)).hasSize(1);
        assertThat(jikimi.ledger.open(GARDEN).getFirst().times()).isEqualTo(2);
    }

    @Test
    void tellsAnewWhatComesBackLater() {
        jikimi.report(MUTE);
        jikimi.alerts.cured(GARDEN, MUTE);
        settle();

        clock.advance(Duration.ofMinutes(70));
        jikimi.report(MUTE);

        assertThat(board.messages()).hasSize(2);
        assertThat(board.messages()).extracting(Pinned::nonce).doesNotHaveDuplicates();
        assertThat(rows.count()).isEqualTo(1);
    }

    @Test
    void tellsAfterADeathBetweenWritingDownAndTelling() {
        jikimi.note(GARDEN, MUTE);

        new Jikimi().delivery.deliverDue();

        assertThat(text(only())).contains("alerts.fix");
    }

    @Test
    void doesNotTellTwiceAfterADeathBetweenTellingAndWritingDown() {
        jikimi.note(GARDEN, MUTE);
        board.dieAfterTheNext();
        assertThatExceptionOfType(RecordingBoard.ThreadDeath.class)
                .isThrownBy(jikimi.delivery::deliverDue);

        var next = new Jikimi();
        next.delivery.deliverDue();
        assertThat(next.ledger.open(GARDEN).getFirst().toldAt()).isNull();
        clock.advance(Duration.ofMinutes(3));
        board.forgetNonces();
        next.delivery.deliverDue();

        assertThat(board.messages()).hasSize(1);
        assertThat(next.ledger.open(GARDEN).getFirst().toldAt()).isNotNull();
    }

    @Test
    void survivesARestart() {
        grounds.forbid(YARD);
        jikimi.report(MUTE);

        var next = new Jikimi();

        assertThat(shown(next.health())).contains("alerts.missing-permission", "alerts.told");
        next.report(MUTE);
        only();
    }

    @Test
    void saysThatItIsBeingToldMeanwhile() {
        grounds.forbid(YARD);
        jikimi.ledger.claim(jikimi.note(GARDEN, MUTE));

        var health = jikimi.health.answer(slash(inGuild(MANAGE_SERVER), "health"));

        assertThat(shown((Reply.Message) health)).contains("alerts.being-told");
    }

    @Test
    void countsWhatHappensWhileTheDatabaseIsAwayAndTriesAgainAfterSeconds() {
        var tallies = new Repeats(clock);

        var first = tallies.add(GARDEN, MUTE);
        assertThat(first.unwritten()).isEqualTo(1);
        tallies.putBack(GARDEN, MUTE, first);
        assertThat(tallies.add(GARDEN, MUTE).unwritten()).isZero();
        assertThat(tallies.guilds()).containsExactly(GARDEN);
        clock.advance(Duration.ofSeconds(5));

        assertThat(tallies.add(GARDEN, MUTE).unwritten()).isEqualTo(3);
        assertThat(tallies.guilds()).isEmpty();
    }

    @Test
    void writesDownInItsRoundsWhatHasHappenedSince() {
        jikimi.report(MUTE);
        jikimi.ledger.cure(GARDEN, MUTE.kind(), MUTE.subject());
        jikimi.delivery.deliverDue();
        jikimi.alerts.report(GARDEN, MUTE);
        assertThat(jikimi.ledger.open(GARDEN)).isEmpty();
        grounds.forbid(YARD);

        jikimi.watch.makeRounds();
        settle();

        assertThat(jikimi.ledger.open(GARDEN)).hasSize(1);
    }

    @Test
    void tellsWhatIsDueThoughMuchElseIsDueInGuildsThatAreNotHere() {
        for (var number = 0; number < 120; number++) {
            jikimi.note(ELSEWHERE, Problem.refused(YARD + number));
        }
        clock.advance(Duration.ofSeconds(1));
        jikimi.note(GARDEN, MUTE);

        jikimi.delivery.deliverDue();

        assertThat(text(only())).contains("alerts.missing-permission");
    }

    @Test
    void writesOnceAMinuteWhatHappensAllTheTime() {
        grounds.forbid(YARD);
        for (var time = 0; time < 1000; time++) {
            jikimi.alerts.report(GARDEN, MUTE);
        }
        settle();
        assertThat(jikimi.ledger.open(GARDEN).getFirst().times()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        jikimi.report(MUTE);
        assertThat(jikimi.ledger.open(GARDEN).getFirst().times()).isEqualTo(1001);

        jikimi.report(MUTE);
        clock.advance(Duration.ofSeconds(5));
        jikimi.health();
        var alert = jikimi.ledger.open(GARDEN).getFirst();
        assertThat(alert.times()).isEqualTo(1002);
        assertThat(alert.lastSeen()).isEqualTo(clock.instant().minusSeconds(5));
    }

    @Test
    void turnsPagesWhereMuchIsWrong() {
        for (var number = 0; number < 6; number++) {
            grounds.forbid(YARD + 10 + number);
            jikimi.report(Problem.missingPermission(YARD + 10 + number, MESSAGE_SEND));
        }

        assertThat(shown(jikimi.health())).contains("alerts.health-open", "desk.page");
        var second = with(slash(inGuild(MANAGE_SERVER), "health"), "page", 2L);
        var reply = (Reply.Message) jikimi.health.answer(second);
        assertThat(shown(reply)).contains("<#" + (YARD + 15) + ">");
        assertThat(reply.inPlace()).isTrue();
    }

    @Test
    void keepsWhatAnotherVersionHasFound() {
        jikimi.report(new Problem("wilted-flower", "flower:1", List.of("rose")));

        assertThat(shown(jikimi.health())).contains("wilted-flower", "alerts.unknown.fix");
    }
}
