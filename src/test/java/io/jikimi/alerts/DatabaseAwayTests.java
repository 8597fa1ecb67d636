package io.jikimi.alerts;

import static io.jikimi.testing.Calls.GARDEN;

import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.discord.DeliveryRefused;
import io.jikimi.discord.DeliveryRefused.Cause;
import io.jikimi.guilds.SettingsRoom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A database that gives no answer is told in a line, and what is due is told once it is back. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests extends AlertRoom {

    private final FleetingLedger ledger = new FleetingLedger();
    private final Jikimi here = new Jikimi(ledger);

    DatabaseAwayTests(
            @Autowired AlertRepository rows,
            @Autowired SettingsRoom room,
            @Autowired PlatformTransactionManager transactions) {
        super(rows, room, transactions);
    }

    @Test
    void tellsLaterWhatIsDueAndSaysOnceWhy(CapturedOutput output) {
        here.note(GARDEN, MUTE);
        ledger.away = true;
        here.delivery.deliverDue();
        here.delivery.deliverDue();
        here.delivery.deliverDue(GARDEN);

        assertThat(output).containsOnlyOnce("Alerts are told later: gone").doesNotContain("\tat ");
        assertThat(board.messages()).isEmpty();

        ledger.away = false;
        here.delivery.deliverDue();

        assertThat(board.messages()).hasSize(1);
    }

    @Test
    void goesOnWithItsRoundsAndSaysInALineWhyNobodyWasLookedAt(CapturedOutput output) {
        here.note(GARDEN, MUTE);
        ledger.opensNothing = true;
        here.watch.makeRounds();
        ledger.away = true;
        here.watch.makeRounds();

        assertThat(output)
                .containsOnlyOnce("Guild " + GARDEN + " could not be looked at")
                .containsOnlyOnce("No guild could be looked at; the next round will: gone")
                .doesNotContain("\tat ");
    }

    @Test
    void saysInALineThatARefusalWasNotWrittenDown(CapturedOutput output) {
        grounds.forbid(Grounds.YARD);
        ledger.away = true;
        here.hearing.on(refusal());

        await().until(() -> output.getOut().contains("could not be alerted: gone"));
        assertThat(output).doesNotContain("\tat ");
    }

    private static DeliveryRefused refusal() {
        return new DeliveryRefused(GARDEN, Grounds.YARD, Cause.FORBIDDEN, Set.of(MESSAGE_SEND));
    }

    private final class FleetingLedger extends AlertLedger {

        private boolean away;
        private boolean opensNothing;

        FleetingLedger() {
            super(rows, clock, transactions);
        }

        @Override
        long note(long guildId, Problem problem, long often, Instant last) {
            answer(away);
            return super.note(guildId, problem, often, last);
        }

        @Override
        Set<Long> dueGuilds() {
            answer(away);
            return super.dueGuilds();
        }

        @Override
        List<Alert> due(long guildId) {
            answer(away);
            return super.due(guildId);
        }

        @Override
        Set<Long> troubledGuilds() {
            answer(away);
            return super.troubledGuilds();
        }

        @Override
        List<Alert> open(long guildId) {
            answer(away || opensNothing);
            return super.open(guildId);
        }

        private void answer(boolean none) {
            if (none) {
                throw new CannotCreateTransactionException("gone");
            }
        }
    }
}
