package io.jikimi.privacy;

import static io.jikimi.testing.Calls.slash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.commands.Reply;
import io.jikimi.config.Secret;
import io.jikimi.discord.Memberships.Membership;
import io.jikimi.messages.Refusal;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Who asks for it is erased from the tables that there are, and it is proven. */
class ErasureTests extends DataRoom {

    @Test
    void erasesAPersonButNotTheRulesAboutThem() {
        assertThat(text(erase(alice))).isEqualTo("privacy.erased-stays");

        assertThat(count("guild_setting_change where changed_by = " + alice)).isZero();
        assertThat(count("guild_setting_change where changed_by = 0 and guild_id = " + garden))
                .isEqualTo(1);
        assertThat(count("guild_settings_import where asked_by = " + alice)).isZero();
        assertThat(count("guild_setting where guild_id = " + garden)).isEqualTo(3);
        assertThat(settings.prefix(garden)).isEqualTo("?");
        assertThat(count("guild_setting_change where changed_by = " + bob)).isEqualTo(2);
    }

    @Test
    void leavesAProofThatNamesNobody() {
        erase(alice);

        var proofs = erasures.list().proofs();
        assertThat(proofs).filteredOn(proof -> proof.rowsGone() == 2).isNotEmpty();
        var all = database.sql("select * from privacy_erasure").query().listOfRows().toString();
        assertThat(all).doesNotContain("" + alice).doesNotContain(Long.toHexString(alice));
    }

    @Test
    void marksTheSamePersonOtherwiseUnderAnotherKey() {
        var mine = keys("the operator's own key");
        var other = keys("the key of somebody else");

        assertThat(mine.mark(Proof.Kind.PERSON, alice))
                .isEqualTo(keys("the operator's own key").mark(Proof.Kind.PERSON, alice))
                .isNotEqualTo(other.mark(Proof.Kind.PERSON, alice))
                .isNotEqualTo(mine.mark(Proof.Kind.GUILD, alice));
    }

    private ErasureKeys keys(String key) {
        var properties = new PrivacyProperties(Secret.of(key), Duration.ofMinutes(10));
        return new ErasureKeys(properties, database, clock);
    }

    @Test
    void erasesOnceWhereItIsAskedTwiceAtOnce() {
        var before = count("privacy_erasure");

        var changed = atOnce(8, _ -> "" + erasures.erasePerson(alice));

        assertThat(changed).containsOnlyOnce("2").filteredOn("0"::equals).hasSize(7);
        assertThat(count("privacy_erasure")).isEqualTo(before + 1);
        assertThat(erasures.list().proofs().getLast().rowsGone()).isEqualTo(2);
    }

    @Test
    void erasesAGuildAtOnceAndForgetsItsSettings() {
        guestbook.says(garden, Membership.IN);
        assertThat(settings.prefix(garden)).isEqualTo("?");

        var wrong = named(slash(caller(alice, true), "privacy", "server-erase-now"), "Gardn");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> command.answer(wrong));
        assertThat(settings.prefix(garden)).isEqualTo("?");
        var right =
                named(
                        slash(caller(alice, true), "privacy", "server-erase-now"),
                        "Garden " + garden);
        assertThat(command.answer(right))
                .isEqualTo(Reply.whisper("privacy.server-erased", 7).replacing());

        assertThat(settings.prefix(garden)).isEqualTo("!");
        assertThat(rowsOfGarden()).isEqualTo(1);
        clock.turnForward(Duration.ofHours(2));
        retention.deleteOld();
        assertThat(rowsOfGarden()).isZero();
    }

    @Test
    void letsOnlyTheOwnerTouchAGuildsData() {
        for (var part :
                List.of("server-export", "server-erase", "server-form", "server-erase-now")) {
            var call = named(slash(caller(alice, false), "privacy", part), "Garden " + garden);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> command.answer(call))
                    .extracting(no -> no.reason().key())
                    .isEqualTo("privacy.only-owner");
        }
        assertThat(settings.prefix(garden)).isEqualTo("?");
    }

    @Test
    void erasesAGuildWhollyBeforeOrAfterAChangeThatIsWrittenMeanwhile() {
        for (var round = 0; round < 10; round++) {
            var value = "" + round;
            change(alice, "server.prefix", "?");
            atOnce(
                    6,
                    which -> {
                        if (which % 2 == 0) {
                            erasures.eraseGuild(garden);
                        } else {
                            change(bob, "server.prefix", value + which);
                        }
                        return "";
                    });
            var settingsLeft = count("guild_setting where guild_id = " + garden);
            assertThat(settingsLeft).isLessThanOrEqualTo(1);
            if (settingsLeft == 1) {
                assertThat(count("guild_settings where erased_at is null and guild_id = " + garden))
                        .isEqualTo(1);
                assertThat(count("guild_setting_change where guild_id = " + garden)).isPositive();
            }
        }
    }

    @Test
    void erasesAgainWhomABackupBringsBack() {
        erase(alice);
        var proof = erasures.list().proofs().getLast();
        var list = new ErasureList(erasures.list().keys(), List.of(proof));
        database.sql("delete from privacy_erasure where mark = ?").param(proof.mark()).update();
        change(alice, "server.prefix", "%");
        upload("j" + alice, alice, "", 24);
        upload("j" + bob, bob, "", 24);

        assertThat(erasures.reapply(list)).isEqualTo(1);

        assertThat(count("guild_setting_change where changed_by = " + alice)).isZero();
        assertThat(count("guild_settings_import where asked_by = " + alice)).isZero();
        assertThat(count("guild_settings_import where asked_by = " + bob)).isEqualTo(1);
        change(alice, "server.prefix", "+");
        assertThat(erasures.reapply(list)).isZero();
        assertThat(count("guild_setting_change where changed_by = " + alice)).isEqualTo(1);
    }
}
