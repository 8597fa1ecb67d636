package io.jikimi.endtoend;

import static io.jikimi.endtoend.Courtyard.caseOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.cases.Ending;
import io.jikimi.cases.Told;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Overwrite;
import io.jikimi.playground.world.Permission;

import net.dv8tion.jda.api.utils.TimeUtil;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What moderators do to people, and what Discord, the person and the log channel see of it. */
class ModerationTests {

    private static final int BAN = 22;
    private static final int UNBAN = 23;

    private int heard;
    private final Playground playground = Jikimi.shared();
    private final Jikimi bot = Jikimi.sharedBot();
    private final Courtyard yard = new Courtyard(playground, bot);

    @AfterEach
    void heldToTheContract() {
        playground.faults().heal();
        bot.heldToTheContract();
    }

    @Test
    void bansSomebodyAndTellsThemFirst() {
        assertThat(yard.ban(Map.of("reason", "Spam https://discord.gg/abc")))
                .contains("Banned <@" + yard.bob.id() + ">", "case #1");

        assertThat(Objects.requireNonNull(yard.banOf(yard.bob)).reason())
                .isEqualTo("minsu (%d): Spam https://discord.gg/abc [case #1]", yard.minsu.id());
        assertThat(yard.bob.isWritten(yard.garden.guild().name()).text())
                .contains("you were banned", "Spam …", "Case #1")
                .doesNotContain("" + yard.minsu.id());
        assertThat(caseOf(bot, yard, 1).told()).isEqualTo(Told.DELIVERED);
        assertThat(yard.log.shows("Case #1 · ban").becomes("delivered").text()).contains("done");
        assertThat(yard.isMember(yard.bob)).isFalse();
    }

    @Test
    void bansThoughTheyTakeNoMessages() {
        yard.bob.user().acceptDirectMessages(false);

        assertThat(yard.ban(Map.of())).contains("Banned", "direct messages are closed");
        assertThat(yard.banOf(yard.bob)).isNotNull();
        yard.bob.user().acceptDirectMessages(true);
    }

    @Test
    void understandsATypedBanWithItsParts() {
        yard.minsu.says("!ban " + yard.bob.mention() + " 7d 1d \"Bad words\" and more");
        yard.garden.general().shows("Banned");

        var file = caseOf(bot, yard, 1);
        assertThat(file.reason()).isEqualTo("\"Bad words\" and more");
        assertThat(Duration.between(file.createdAt(), file.expiresAt()))
                .isBetween(Duration.ofDays(7).minusSeconds(5), Duration.ofDays(7).plusSeconds(5));
        assertThat(file.messageId()).isNotNull();
    }

    @Test
    void bansAndWarnsWhereItSeesNothing() {
        var self = playground.world().bot().id();
        var unseen = new Overwrite(self, true, 0, Permission.VIEW_CHANNEL.bit());
        playground
                .world()
                .channelWork()
                .overwrite(yard.owner.user(), yard.garden.general().channel(), unseen);

        var warn = Map.of("user", "" + yard.bob.id(), "reason", "Spam");
        assertThat(yard.minsu.runs("/warn", warn).answer().text()).contains("Warned");
        assertThat(yard.ban(Map.of())).contains("Banned <@");
    }

    @Test
    void bansSomebodyWhoIsNotHere() {
        var stranger = playground.meets("Stranger");

        assertThat(yard.minsu.runs("/ban", Map.of("user", "" + stranger.id())).answer().text())
                .contains("Banned", "not a member");
    }

    @Test
    void refusesWhatTheRulesForbidAndWritesNothingDown() {
        var owner = Map.of("user", "" + yard.owner.id());
        assertThat(yard.minsu.runs("/ban", owner).answer().isWhisper()).isTrue();
        var other = yard.another("Other");
        assertThat(yard.minsu.runs("/kick", Map.of("user", "" + other.id())).answer().text())
                .contains("Moderator");
        assertThat(yard.minsu.runs("/warn", Map.of("user", "" + yard.minsu.id())).answer().text())
                .isNotBlank();

        assertThat(bot.bean(Cases.class).find(yard.garden.id(), 1)).isEmpty();
        yard.bob.says("!ban " + other.mention());
        yard.garden.general().shows("Ban Members");
    }

    @Test
    void makesNoSecondCaseForTheSameBan() {
        yard.ban(Map.of("duration", "7d"));
        assertThat(yard.ban(Map.of("duration", "3d"))).contains("case #1 ends");
        assertThat(yard.ban(Map.of("reason", "Again"))).contains("Upgraded: case #1");
        assertThat(yard.ban(Map.of())).contains("banned already: case #1");
        assertThat(caseOf(bot, yard, 1).expiresAt()).isNull();

        assertThat(yard.ban(Map.of("duration", "1d"))).contains("Let that ban end in one day");
        assertThat(yard.minsu.presses("Let it end").answer().text()).contains("ends <t:");
        assertThat(caseOf(bot, yard, 1).expiresAt()).isNotNull();
        assertThat(bot.bean(Cases.class).find(yard.garden.id(), 2)).isEmpty();
    }

    @Test
    void letsOneOfTwoModeratorsWarnAtTheSameMoment() {
        var other = yard.another("Other");
        var options = Map.of("user", "" + yard.bob.id(), "reason", "Spam");
        var one = yard.minsu.runs("/warn", options);
        var two = other.runs("/warn", options);

        var texts = Stream.of(one, two).map(asked -> asked.answer().text()).toList();
        assertThat(texts).filteredOn(text -> text.contains("Warned")).hasSize(1);
        assertThat(texts)
                .filteredOn(text -> text.contains("Already done a moment ago"))
                .singleElement()
                .asString()
                .contains("case #1");
        assertThat(bot.bean(Cases.class).find(yard.garden.id(), 2)).isEmpty();
    }

    @Test
    void letsOneOfTwoModeratorsBanAtTheSameMoment() {
        var other = yard.another("Other");
        var options = Map.of("user", "" + yard.bob.id(), "reason", "Spam");
        var one = yard.minsu.runs("/ban", options);
        var two = other.runs("/ban", options);

        assertThat(Stream.of(one, two).map(asked -> asked.answer().text()).toList())
                .filteredOn(text -> text.contains("Banned <@"))
                .hasSize(1);
        assertThat(bot.bean(Cases.class).find(yard.garden.id(), 2)).isEmpty();
    }

    @Test
    void unbansAndLinksBothCases() {
        yard.ban(Map.of("duration", "7d"));
        var unban = Map.of("user", "" + yard.bob.id(), "reason", "Sorry");
        assertThat(yard.minsu.runs("/unban", unban).answer().text()).contains("Unbanned");

        assertThat(yard.banOf(yard.bob)).isNull();
        assertThat(yard.minsu.runs("/case show", "1").answer().text())
                .contains("lifted", "Belongs to", "#2");
        assertThat(yard.minsu.runs("/unban", unban).answer().text()).contains("not banned");
    }

    @Test
    void kicksOnlyThoseWhoAreHere() {
        var bob = Map.of("user", "" + yard.bob.id());
        assertThat(yard.minsu.runs("/kick", bob).answer().text()).contains("Kicked");
        assertThat(yard.isMember(yard.bob)).isFalse();
        assertThat(yard.minsu.runs("/kick", bob).answer().text()).contains("not in this server");
    }

    @Test
    void softbansWithOneCase() {
        yard.bob.says("Buy this");
        var bob = Map.of("user", "" + yard.bob.id());
        assertThat(yard.minsu.runs("/softban", bob).answer().text()).contains("Softbanned");

        assertThat(yard.banOf(yard.bob)).isNull();
        assertThat(yard.isMember(yard.bob)).isFalse();
        assertThat(caseOf(bot, yard, 1).type()).isEqualTo(CaseType.SOFTBAN);
        assertThat(bot.bean(Cases.class).find(yard.garden.id(), 2)).isEmpty();
    }

    @Test
    void silencesAndLetsSpeakAgain() {
        var timeout = Map.of("user", "" + yard.bob.id(), "duration", "1h");
        assertThat(yard.minsu.runs("/timeout", timeout).answer().text()).contains("Silenced");
        assertThat(yard.silentUntil(yard.bob)).isNotNull();

        var bob = Map.of("user", "" + yard.bob.id());
        assertThat(yard.minsu.runs("/untimeout", bob).answer().text()).contains("speak again");
        assertThat(yard.silentUntil(yard.bob)).isNull();
        assertThat(yard.minsu.runs("/untimeout", bob).answer().text()).contains("not timed out");
    }

    @Test
    void letsNobodySpeakAgainWhoIsNotBelowTheModerator() {
        var other = yard.another("Other");
        var until = playground.clock().instant().plus(Duration.ofHours(1));
        var member = yard.garden.guild().memberOrUnknown(other.id());
        playground.world().moderation().timeOut(yard.owner.user(), member, until);

        assertThat(yard.minsu.runs("/untimeout", Map.of("user", "" + other.id())).answer().text())
                .contains("Moderator");
        assertThat(yard.silentUntil(other)).isNotNull();
    }

    @Test
    void asksForAReasonInAForm() {
        yard.minsu.runsOn(yard.bob, "Warn");
        assertThat(yard.minsu.fills(Map.of("reason", "Rude")).answer().text()).contains("Warned");
        assertThat(caseOf(bot, yard, 1).reason()).isEqualTo("Rude");

        yard.minsu.runsOn(yard.bob, "Timeout");
        yard.minsu.fills(Map.of("duration", "1h", "reason", "Very rude")).answer();
        assertThat(caseOf(bot, yard, 2).expiresAt()).isNotNull();
    }

    @Test
    void wantsAReasonWhereTheServerDoes() {
        yard.set("moderation.reasons[kick]", "required");
        yard.minsu.says("!kick " + yard.bob.mention());
        yard.garden.general().shows("wants a reason");

        yard.minsu.runs("/kick", Map.of("user", "" + yard.bob.id()));
        yard.minsu.fills(Map.of("reason", "Rude")).answer();
        assertThat(caseOf(bot, yard, 1).reason()).isEqualTo("Rude");
    }

    @Test
    void asksBeforeAnotherWarningAndKeepsTheReason() {
        yard.set("moderation.warn-notice", "1");
        var warn = Map.of("user", "" + yard.bob.id(), "reason", "First");
        yard.minsu.runs("/warn", warn).answer();

        var again = Map.of("user", "" + yard.bob.id(), "reason", "Second");
        assertThat(yard.minsu.runs("/warn", again).answer().text())
                .contains("been warned 1 times", "First");
        assertThat(yard.minsu.presses("Warn again").answer().text()).contains("Warned");
        assertThat(caseOf(bot, yard, 2).reason()).isEqualTo("Second");
    }

    @Test
    void escalatesOnceSoManyWarningsHaveComeTogether() {
        yard.set("moderation.escalation[1/1d]", "timeout 1h");

        var warn = Map.of("user", "" + yard.bob.id(), "reason", "Rude");
        assertThat(yard.minsu.runs("/warn", warn).answer().text()).contains("Warned", "Silenced");

        assertThat(yard.silentUntil(yard.bob)).isNotNull();
        assertThat(caseOf(bot, yard, 2).automatic()).isTrue();
        assertThat(yard.log.shows("Case #2 · timeout").text()).contains("automatic");
    }

    @Test
    void fillsTheServersOwnWords() {
        yard.set("moderation.message", "{guild}: {action} ({reason}) {case} {appeal_link} {x}");
        yard.set("moderation.appeal-link", "https://example.org/appeal");
        yard.ban(Map.of("reason", "Spam"));

        assertThat(yard.bob.isWritten("were banned (Spam)").text())
                .contains("#1 https://example.org/appeal {x}");
    }

    @Test
    void notesWithoutTellingThePerson() {
        var note = Map.of("user", "" + yard.bob.id(), "reason", "Said sorry");
        assertThat(yard.minsu.runs("/note", note).answer().isWhisper()).isTrue();
        assertThat(yard.bob.directMessages().messagesOfBot()).isEmpty();
        yard.log.shows("Case #1 · note");
    }

    @Test
    void bansManyAfterAQuestionAndOnce() {
        var one = yard.garden.welcomes("Raider 1");
        var two = yard.garden.welcomes("Raider 2");
        var users = one.id() + " " + two.mention() + " " + yard.owner.id() + " " + one.id();
        var question = yard.minsu.runs("/massban", Map.of("users", users, "reason", "Raid"));
        assertThat(question.answer().text()).contains("Ban 3 people?");

        yard.minsu.presses("Ban 3");
        yard.garden.general().shows("Banned 2 people");
        assertThat(yard.banOf(one)).isNotNull();
        assertThat(yard.banOf(two)).isNotNull();
        assertThat(yard.banOf(yard.owner)).isNull();
        assertThat(caseOf(bot, yard, 2).state()).isEqualTo(CaseState.DONE);
        assertThat(yard.minsu.presses("Ban 3").answer().text()).contains("answered already");
    }

    @Test
    void takesUpWhatIsDoneByHandOnce() {
        var world = playground.world();
        world.moderation()
                .ban(
                        yard.minsu.user(),
                        yard.garden.guild(),
                        yard.bob.user(),
                        "By hand",
                        Duration.ZERO);

        yard.log.shows("Case #1 · ban");
        var file = caseOf(bot, yard, 1);
        assertThat(file.reason()).isEqualTo("By hand");
        assertThat(file.moderatorId()).isEqualTo(yard.minsu.id());

        world.moderation().unban(yard.minsu.user(), yard.garden.guild(), yard.bob.user());
        yard.log.shows("Case #2 · unban");
        await().until(() -> caseOf(bot, yard, 1).ending() != null);
    }

    @Test
    void endsNothingNewerByWhatItHearsOfLate() {
        yard.ban(Map.of("duration", "7d"));
        hearsOfAnHourAgo(UNBAN);
        yard.log.shows("Case #2 · unban");
        hearsOfAnHourAgo(BAN);
        yard.log.shows("Case #3 · ban");

        assertThat(caseOf(bot, yard, 1).holds()).isTrue();
        assertThat(caseOf(bot, yard, 3).ending()).isEqualTo(Ending.SUPERSEDED);

        yard.minsu.runs("/unban", Map.of("user", "" + yard.bob.id())).answer();
        hearsOfAnHourAgo(BAN);
        yard.log.shows("Case #5 · ban");
        assertThat(caseOf(bot, yard, 5).ending()).isEqualTo(Ending.LIFTED);
    }

    private void hearsOfAnHourAgo(int what) {
        var then = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
        var entry =
                Json.object()
                        .put("id", "" + (TimeUtil.getDiscordTimestamp(then) + heard++))
                        .put("guild_id", "" + yard.garden.id())
                        .put("user_id", "" + yard.minsu.id())
                        .put("target_id", "" + yard.bob.id())
                        .put("action_type", what);
        var frame =
                Json.object()
                        .put("op", 0)
                        .putNull("s")
                        .put("t", "GUILD_AUDIT_LOG_ENTRY_CREATE")
                        .set("d", entry);
        playground.faults().sendFrame(Json.MAPPER.writeValueAsString(frame));
    }

    @Test
    void ignoresItsOwnEntriesInTheAuditLog() {
        yard.ban(Map.of());
        playground
                .world()
                .moderation()
                .unban(yard.minsu.user(), yard.garden.guild(), yard.bob.user());

        yard.log.shows("Case #2 · unban");
        assertThat(bot.bean(Cases.class).find(yard.garden.id(), 3)).isEmpty();
    }

    @Test
    void speaksKorean() {
        var village = new Courtyard(playground, bot, Locale.KOREAN);
        village.minsu.says("!차단 " + village.bob.mention() + " 7일 도배");
        village.garden.general().shows("차단했어요");
        assertThat(village.bob.isWritten("차단됐어요").text()).contains("도배", "기간: 7일");
        village.log.shows("사건 #1 · 차단");
    }
}
