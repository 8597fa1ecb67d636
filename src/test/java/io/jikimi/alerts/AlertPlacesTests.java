package io.jikimi.alerts;

import static io.jikimi.alerts.Grounds.ALERTS;
import static io.jikimi.alerts.Grounds.NEWS;
import static io.jikimi.alerts.Grounds.YARD;
import static io.jikimi.alerts.RecordingBoard.OWNER;
import static io.jikimi.testing.Calls.GARDEN;
import static io.jikimi.testing.Calls.inGuild;
import static io.jikimi.testing.Calls.slash;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.jikimi.commands.Control;
import io.jikimi.guilds.SettingsRoom;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

import java.time.Duration;

/** Alerts are told where somebody can read them, and owners are not flooded. */
class AlertPlacesTests extends AlertRoom {

    AlertPlacesTests(
            @Autowired AlertRepository rows,
            @Autowired SettingsRoom room,
            @Autowired PlatformTransactionManager transactions) {
        super(rows, room, transactions);
    }

    @Test
    void tellsTheOwnerWhereTheAlertChannelIsTheBrokenOne() {
        grounds.forbid(ALERTS);

        assertThat(shown(jikimi.health()))
                .contains("alerts.channel-broken", "alerts.mute-channel.what");

        assertThat(only().channelId()).isEqualTo(OWNER);
        assertThat(text(only())).contains("Garden", "server.alert-channel");
    }

    @Test
    void prefersTheChannelForNewsToTheOwner() {
        choose("server.alert-channel", null);
        grounds.openNews();

        jikimi.report(MUTE);

        assertThat(only().channelId()).isEqualTo(NEWS);
    }

    @Test
    void saysThatNobodyCouldBeToldAndTriesAgainWithGrowingPauses() {
        grounds.forbid(YARD);
        board.refuse(ALERTS);
        board.refuse(OWNER);
        jikimi.note(GARDEN, MUTE);
        jikimi.delivery.deliverDue();
        assertThat(shown(jikimi.health())).contains("alerts.untold");
        assertThat(pause()).isEqualTo(Duration.ofMinutes(1));

        clock.advance(Duration.ofMinutes(1));
        jikimi.delivery.deliverDue();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(5));

        board.acceptAgain();
        clock.advance(Duration.ofMinutes(5));
        jikimi.delivery.deliverDue();
        assertThat(shown(jikimi.health())).contains("alerts.told").doesNotContain("untold");
        only();
    }

    @Test
    void triesAtOnceWhenThereIsAChannelThatWasNotThereBefore() {
        grounds.forbid(YARD);
        grounds.forbid(ALERTS);
        board.refuse(OWNER);
        jikimi.note(GARDEN, MUTE);
        jikimi.delivery.deliverDue();

        grounds.allow(ALERTS);
        jikimi.watch.lookSoon(GARDEN);

        await().until(() -> board.messages().size() == 1);
    }

    @Test
    void keepsThePausesWhenAChangeOpensNoNewWay() {
        grounds.forbid(YARD);
        board.refuse(ALERTS);
        board.refuse(OWNER);
        jikimi.note(GARDEN, MUTE);
        jikimi.delivery.deliverDue();
        clock.advance(Duration.ofMinutes(1));
        jikimi.delivery.deliverDue();

        for (var change = 0; change < 20; change++) {
            jikimi.alerts.hurry(GARDEN, jikimi.watch.look(GARDEN));
        }
        settle();

        assertThat(pause()).isEqualTo(Duration.ofMinutes(5));
        assertThat(jikimi.ledger.open(GARDEN).getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void writesToTheOwnerOnceAnHourWithAllThatHasComeMeanwhile() {
        choose("server.alert-channel", null);
        muteAndReport(0);
        await().until(() -> jikimi.ledger.open(GARDEN).getFirst().toldAt() != null);
        for (var number = 1; number < 15; number++) {
            muteAndReport(number);
        }
        await().until(() -> jikimi.ledger.open(GARDEN).stream().skip(1).allMatch(this::waits));
        assertThat(shown(jikimi.health.answer(slash(inGuild(MANAGE_SERVER), "health"))))
                .contains("alerts.told-owner", "alerts.owner-later");

        clock.advance(Duration.ofMinutes(59));
        jikimi.delivery.deliverDue();
        only();
        clock.advance(Duration.ofMinutes(1));
        jikimi.delivery.deliverDue();

        assertThat(board.messages()).hasSize(2).allMatch(one -> one.channelId() == OWNER);
        assertThat(text(board.messages().getLast()))
                .contains("alerts.several", "[14]", "Garden", "alerts.several-more", "[4]");
        assertThat(jikimi.ledger.open(GARDEN)).allMatch(alert -> alert.toldAt() != null);

        for (var number = 0; number < 15; number++) {
            grounds.allow(YARD + 10 + number);
        }
        jikimi.health();
        assertThat(board.messages()).hasSize(2);
    }

    private void muteAndReport(int number) {
        grounds.forbid(YARD + 10 + number);
        jikimi.alerts.report(GARDEN, Problem.missingPermission(YARD + 10 + number, MESSAGE_SEND));
    }

    @Test
    void losesNothingWhereADeathCameBetweenTheOwnersMessageAndTheNextProblem() {
        choose("server.alert-channel", null);
        jikimi.note(GARDEN, MUTE);
        board.dieAfterTheNext();
        assertThatExceptionOfType(RecordingBoard.ThreadDeath.class)
                .isThrownBy(jikimi.delivery::deliverDue);
        jikimi.note(GARDEN, Problem.refused(NEWS));

        clock.advance(Duration.ofMinutes(3));
        new Jikimi().delivery.deliverDue();

        assertThat(text(board.messages().getLast())).contains("alerts.refused-delivery");
    }

    @Test
    void bothersNoOwnerWithWhatIsWellAgain() {
        grounds.forbid(YARD);
        jikimi.report(MUTE);
        board.wipe();
        choose("server.alert-channel", null);

        grounds.allow(YARD);
        jikimi.health();

        assertThat(board.messages()).isEmpty();
        assertThat(jikimi.ledger.dueGuilds()).isEmpty();
    }

    @Test
    void tellsANewOwnerWhatOnlyTheOldOneHeard() {
        choose("server.alert-channel", null);
        grounds.forbid(YARD);
        jikimi.report(MUTE);
        only();

        board.wipe();
        jikimi.alerts.ownerChanged(GARDEN);
        settle();

        assertThat(text(only())).contains("alerts.missing-permission");
    }

    @Test
    void keepsThePausesThoughDiscordFailsInAnotherWay() {
        grounds.forbid(YARD);
        board.breakDown();
        jikimi.note(GARDEN, MUTE);
        jikimi.delivery.deliverDue();

        for (var change = 0; change < 5; change++) {
            jikimi.alerts.hurry(GARDEN, jikimi.watch.look(GARDEN));
        }
        settle();

        assertThat(jikimi.ledger.open(GARDEN).getFirst().attempts()).isEqualTo(1);
    }

    @Test
    void tellsInAChannelAtOnceWhatWaitsForTheOwnersHour() {
        choose("server.alert-channel", null);
        muteAndReport(1);
        await().until(() -> board.messages().size() == 1);
        muteAndReport(2);
        await().until(() -> waits(jikimi.ledger.open(GARDEN).getLast()));

        choose("server.alert-channel", ALERTS);
        jikimi.watch.lookSoon(GARDEN);

        await().until(() -> board.messages().size() == 2);
        assertThat(board.messages().getLast().channelId()).isEqualTo(ALERTS);
    }

    @Test
    void offersToChooseAnAlertChannelWhereThereIsNone() {
        choose("server.alert-channel", null);

        var health = jikimi.health();

        assertThat(shown(health)).contains("alerts.health-well", "alerts.channel-none");
        assertThat(health.controls())
                .filteredOn(Control.Button.class::isInstance)
                .extracting(button -> ((Control.Button) button).leadsTo().written())
                .contains("1:settings/edit?name=server.alert-channel");
    }
}
