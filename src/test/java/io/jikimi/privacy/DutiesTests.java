package io.jikimi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.alerts.Problem;
import io.jikimi.discord.Memberships.Membership;

import net.dv8tion.jda.api.Permission;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What is erased without anybody asking, when its time is over. */
class DutiesTests extends DataRoom {

    @Test
    void deletesWhatIsPastItsTimeInBatches() {
        for (var number = 0; number < Retention.BATCH + 20; number++) {
            upload(number + "x" + garden % 100_000_000, bob, "", 1);
        }
        retention.deleteOld();
        assertThat(count("guild_settings_import where asked_by = " + bob))
                .isEqualTo(Retention.BATCH + 20);

        clock.turnForward(Duration.ofHours(2));
        atOnce(3, _ -> "" + retention.deleteOld());

        assertThat(count("guild_settings_import where asked_by = " + bob)).isZero();
        assertThat(count("guild_settings_import where asked_by = " + alice)).isEqualTo(1);
    }

    @Test
    void forgetsAnAlertThatWasCuredAMonthAgo() {
        var mute = Problem.missingPermission(garden, Permission.MESSAGE_SEND);
        alerts.report(garden, mute);
        clock.turnForward(Duration.ofDays(31));
        retention.deleteOld();
        assertThat(count("alert where guild_id = " + garden)).isEqualTo(1);

        alerts.cured(garden, mute);
        clock.turnForward(Duration.ofDays(29));
        retention.deleteOld();
        assertThat(count("alert where guild_id = " + garden)).isEqualTo(1);

        clock.turnForward(Duration.ofDays(2));
        retention.deleteOld();
        assertThat(count("alert where guild_id = " + garden)).isZero();
    }

    @Test
    void erasesAGuildThatLeftThirtyDaysAgoUnlessInDoubt() {
        leave();
        clock.turnForward(Duration.ofDays(29));
        guestbook.says(garden, Membership.OUT);
        duties.attend();
        assertThat(departures.isFrozen(garden)).isTrue();
        assertThat(count("guild_setting where guild_id = " + garden)).isEqualTo(3);

        clock.turnForward(Duration.ofDays(2));
        guestbook.says(garden, Membership.UNKNOWN);
        duties.attend();
        assertThat(count("guild_setting where guild_id = " + garden)).isEqualTo(3);

        guestbook.says(garden, Membership.OUT);
        var before = count("privacy_erasure");
        atOnce(4, _ -> attended());
        assertThat(departures.isFrozen(garden)).isFalse();
        assertThat(count("guild_setting where guild_id = " + garden)).isZero();
        assertThat(count("privacy_erasure")).isEqualTo(before + 1);
    }

    @Test
    void thawsAGuildThatIsThereAfterAll() {
        leave();
        clock.turnForward(Duration.ofDays(31));
        guestbook.says(garden, Membership.IN);

        duties.attend();

        assertThat(departures.isFrozen(garden)).isFalse();
        assertThat(count("guild_setting where guild_id = " + garden)).isEqualTo(3);
    }

    private String attended() {
        duties.eraseDeparted();
        return "";
    }

    private void leave() {
        database.sql("insert into guild_departure (guild_id, left_at) values (?, ?)")
                .params(garden, Moments.toDatabase(clock.instant()))
                .update();
    }
}
