package io.jikimi.keeper;

import static io.jikimi.keeper.RecordingLine.MATE;
import static io.jikimi.keeper.RecordingLine.OWNER;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.keeper.OwnerAlertProperties.Language;
import io.jikimi.testing.DataTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;

import javax.sql.DataSource;

/** Outside a transaction: the ledger asks the database on a thread of its own. */
@DataTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@ExtendWith(OutputCaptureExtension.class)
class OwnerWatchTests {

    private final WatchedBot bot;

    @Autowired
    OwnerWatchTests(DataSource source) {
        bot = new WatchedBot(source);
    }

    @Test
    void tellsWhatLastsOnceAndThatItIsOver() {
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(4), bot.watch);
        assertThat(bot.line.words()).isEmpty();

        bot.passes(Duration.ofMinutes(30), bot.watch);
        assertThat(bot.line.words())
                .singleElement()
                .asString()
                .contains("⚠️ **Timers are late**", "starts 40 seconds late", "What to do")
                .contains(
                        "<t:" + bot.clock.instant().minus(Duration.ofMinutes(34)).getEpochSecond())
                .contains("docs/owner-alerts.md");

        bot.sore.ends();
        bot.passes(Duration.ofMinutes(10), bot.watch);
        assertThat(bot.line.words()).hasSize(2).last().asString().contains("✅ **Over: Timers are");
        assertThat(bot.count("told")).isEqualTo(2);
        assertThat(bot.rows()).isZero();
    }

    @Test
    void tellsAgainEachDayWhileItLasts() {
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(10), bot.watch);
        bot.passes(Duration.ofHours(23), bot.watch);
        assertThat(bot.line.words()).hasSize(1);

        bot.passes(Duration.ofHours(2), bot.watch);
        assertThat(bot.line.words())
                .hasSize(2)
                .last()
                .asString()
                .contains("Still: Timers are late");
    }

    @Test
    void saysNothingOfWhatPasses() {
        for (var time = 0; time < 5; time++) {
            bot.sore.begins();
            bot.passes(Duration.ofMinutes(3), bot.watch);
            bot.sore.ends();
            bot.passes(Duration.ofMinutes(5), bot.watch);
        }

        assertThat(bot.line.words()).isEmpty();
        assertThat(bot.rows()).isZero();
    }

    @Test
    void writesToAllOfATeamWhoCanBeReached() {
        bot.line.withATeam().shutTo(OWNER);
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(10), bot.watch);

        assertThat(bot.line.written())
                .extracting(RecordingLine.Written::ownerId)
                .containsExactly(MATE);
        assertThat(bot.count("told")).isEqualTo(1);
    }

    @Test
    void oneThatCannotBeJudgedHidesNoOther(CapturedOutput output) {
        var broken = new Sore("broken", bot.clock);
        broken.breaks();
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(10), bot.instance(broken, bot.sore));

        assertThat(bot.line.words()).hasSize(1);
        assertThat(output).containsOnlyOnce("cannot be told how 'broken' stands");
    }

    @Test
    void speaksKoreanWhereThatIsSet() {
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(10), bot.instance(Language.KO, bot.sore));

        assertThat(bot.line.words()).singleElement().asString().contains("타이머가 늦어요", "할 일");
    }
}
