package io.jikimi.endtoend;

import static io.jikimi.endtoend.Courtyard.caseOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseState;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.cases.Ending;
import io.jikimi.cases.NewCase;
import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Guild.Ban;
import io.jikimi.timers.Timer;
import io.jikimi.timers.Timers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.scheduling.config.ScheduledTaskHolder;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is done for a while ends in time, whatever happens meanwhile; each defect that was seen in
 * other bots is a test named for it.
 */
class TimedPunishmentTests {

    private static final Playground PLAYGROUND = Playground.start();
    private static final Jikimi BOT = start(Jikimi.freshDatabase());
    private static final String BANS = "/guilds/{guild}/bans/{user}";
    private static final String MEMBERS = "/guilds/{guild}/members/{user}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Courtyard yard = yard();

    private static Jikimi start(String database) {
        return Jikimi.start(PLAYGROUND, Courtyard.Turned.class, "database.url=" + database);
    }

    private static Courtyard yard() {
        PLAYGROUND.waitsUntilConnected();
        return new Courtyard(PLAYGROUND, BOT);
    }

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        yard = yard();
    }

    @AfterEach
    void heal() {
        PLAYGROUND.faults().heal();
    }

    @AfterAll
    static void end() {
        BOT.close();
        PLAYGROUND.close();
    }

    private CaseFile file(long number) {
        return caseOf(BOT, yard, number);
    }

    private void awaitEnding(long number, Ending ending) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(file(number).ending()).isEqualTo(ending));
    }

    private void banFor(String duration) {
        assertThat(yard.ban(Map.of("duration", duration, "reason", "Spam"))).contains("Banned");
    }

    private boolean isDue(String kind, long number) {
        var timer = new Timer(kind, yard.garden.id(), number);
        return BOT.bean(Timers.class).due(timer).isPresent();
    }

    @Test
    void unbansInTimeAndSaysSoInACaseOfItsOwn() {
        banFor("1h");
        assertThat(isDue("moderation-end", 1)).isTrue();
        assertThat(isDue("moderation-check", 1)).isFalse();

        yard.passes(Duration.ofHours(1));

        awaitEnding(1, Ending.EXPIRED);
        assertThat(yard.banOf(yard.bob)).isNull();
        assertThat(yard.log.shows("Case #2 · unban").text()).contains("automatic", "#1");
        assertThat(yard.log.shows("expired").text()).contains("Case #1");
        assertThat(BOT.bean(Cases.class).find(yard.garden.id(), 3)).isEmpty();
    }

    @Test
    void movesTheEndOfABan() {
        banFor("1h");
        assertThat(yard.minsu.runs("/duration", "1", "3h").answer().text()).contains("ends <t:");

        yard.passes(Duration.ofHours(2));
        await().during(Duration.ofSeconds(2)).until(() -> yard.banOf(yard.bob) != null);
        yard.passes(Duration.ofHours(1).plusSeconds(5));

        awaitEnding(1, Ending.EXPIRED);
        assertThat(yard.banOf(yard.bob)).isNull();
    }

    @Test
    void keepsABanThatWasMovedToForGood() {
        banFor("1h");
        yard.minsu.runs("/duration", "1").answer();
        assertThat(isDue("moderation-end", 1)).isFalse();
        assertThat(file(1).holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/duration 1 3h", "/duration 1"})
    void bansAgainWhereTheEndWasMovedAtTheVeryMoment(String moving) {
        banFor("1h");
        var moved = new AtomicBoolean();
        PLAYGROUND
                .faults()
                .show(
                        (method, route, _, done) -> {
                            if (method.equals("DELETE")
                                    && route.equals(BANS)
                                    && !done
                                    && moved.compareAndSet(false, true)) {
                                yard.minsu.runs(moving).answer();
                            }
                            return true;
                        });

        yard.passes(Duration.ofHours(1));

        await().atMost(PATIENCE).until(moved::get);
        await().atMost(PATIENCE).until(() -> isBannedFor("end of this ban was moved"));
        assertThat(file(1).holds()).isTrue();
        if (file(1).expiresAt() != null) {
            yard.passes(Duration.ofHours(3));
            awaitEnding(1, Ending.EXPIRED);
            assertThat(yard.banOf(yard.bob)).isNull();
        }
    }

    private boolean isBannedFor(String words) {
        var ban = yard.banOf(yard.bob);
        return ban != null && Objects.requireNonNullElse(ban.reason(), "").contains(words);
    }

    @Test
    void endsNothingThatWasLiftedEarly() {
        banFor("1h");
        yard.minsu.runs("/unban", Map.of("user", "" + yard.bob.id())).answer();

        assertThat(file(1).ending()).isEqualTo(Ending.LIFTED);
        assertThat(isDue("moderation-end", 1)).isFalse();
    }

    @Test
    void endsABanInTimeThatWasUnderWayWhenSomebodyWantedItLifted() {
        PLAYGROUND.faults().answerNext(1, "PUT", BANS, 500);
        yard.ban(Map.of("duration", "1h"));
        PLAYGROUND.faults().heal();

        var unban = yard.minsu.runs("/unban", Map.of("user", "" + yard.bob.id()));
        assertThat(unban.answer().text()).contains("not banned");
        assertThat(file(1).holds()).isTrue();
        assertThat(isDue("moderation-end", 1)).isTrue();

        var world = PLAYGROUND.world();
        world.moderation()
                .ban(
                        world.bot(),
                        yard.garden.guild(),
                        yard.bob.user(),
                        "minsu (1): Spam [case #1]",
                        Duration.ZERO);
        yard.passes(Duration.ofMinutes(2));
        yard.awaits(BOT, 1, CaseState.DONE);
        yard.passes(Duration.ofHours(1));
        awaitEnding(1, Ending.EXPIRED);
        assertThat(yard.banOf(yard.bob)).isNull();
    }

    /** Red #2160, #2898: the old job unbanned whom somebody had banned anew by hand. */
    @Test
    void leavesABanAloneThatSomebodyMadeAnewByHand() {
        banFor("1h");
        var world = PLAYGROUND.world();
        var guild = yard.garden.guild();
        world.moderation().unban(yard.minsu.user(), guild, yard.bob.user());
        world.moderation()
                .ban(yard.minsu.user(), guild, yard.bob.user(), "For good", Duration.ZERO);

        yard.log.shows("Case #3 · ban");
        yard.passes(Duration.ofHours(2));

        await().during(Duration.ofSeconds(3)).until(() -> yard.banOf(yard.bob) != null);
        assertThat(file(1).ending()).isNotNull();
        assertThat(file(3).holds()).isTrue();
    }

    /** The same where nobody heard of it: the ban itself tells whose it is. */
    @Test
    void leavesABanAloneThatIsNotItsOwnAnyMore() {
        banFor("1h");
        var guild = yard.garden.guild();
        PLAYGROUND
                .world()
                .aloneDo(
                        () -> {
                            var other = new Ban(yard.bob.user(), "By another bot");
                            guild.bans().put(yard.bob.id(), other);
                        });

        yard.passes(Duration.ofHours(1));

        awaitEnding(1, Ending.SUPERSEDED);
        assertThat(yard.banOf(yard.bob)).isNotNull();
    }

    /** YAGPDB BanUserWithDuration, Zeppelin banUserId: ban first, and the job after it. */
    @Test
    void hasWrittenTheEndDownBeforeDiscordHearsOfTheBan() {
        PLAYGROUND.faults().answerNextThoughDone(1, "PUT", BANS, 500);

        assertThat(yard.ban(Map.of("duration", "1h"))).contains("cannot say yet");
        assertThat(yard.banOf(yard.bob)).isNotNull();
        assertThat(file(1).state()).isEqualTo(CaseState.PENDING);
        assertThat(isDue("moderation-end", 1)).isTrue();
        PLAYGROUND.faults().heal();

        yard.passes(Duration.ofMinutes(2));
        yard.awaits(BOT, 1, CaseState.DONE);
        yard.passes(Duration.ofHours(1));
        awaitEnding(1, Ending.EXPIRED);
        assertThat(yard.banOf(yard.bob)).isNull();
    }

    /** The reconciler asks Discord and never guesses. */
    @Test
    void saysOfABanThatDiscordNeverMadeThatItWasNotDone() {
        PLAYGROUND.faults().answerNext(1, "PUT", BANS, 500);
        yard.ban(Map.of("duration", "1h"));
        PLAYGROUND.faults().heal();
        assertThat(file(1).state()).isEqualTo(CaseState.PENDING);

        yard.passes(Duration.ofMinutes(2));

        yard.awaits(BOT, 1, CaseState.FAILED);
        assertThat(isDue("moderation-end", 1)).isFalse();
        yard.log.shows("I was interrupted");
    }

    @Test
    void asksTheAuditLogWhetherSomebodyWasKickedByIt() {
        PLAYGROUND.faults().answerNextThoughDone(1, "DELETE", MEMBERS, 500);
        yard.minsu.runs("/kick", Map.of("user", "" + yard.bob.id())).answer();
        PLAYGROUND.faults().heal();

        yard.passes(Duration.ofMinutes(2));
        yard.awaits(BOT, 1, CaseState.DONE);
    }

    @Test
    void doesNotTakeSomebodyWhoLeftForKicked() {
        PLAYGROUND.faults().answerNext(1, "DELETE", MEMBERS, 500);
        yard.minsu.runs("/kick", Map.of("user", "" + yard.bob.id())).answer();
        PLAYGROUND.faults().heal();
        PLAYGROUND.world().guildWork().leave(yard.garden.guild(), yard.bob.user());

        yard.passes(Duration.ofMinutes(2));
        yard.awaits(BOT, 1, CaseState.FAILED);
    }

    /** YAGPDB processItem gives up after 75 s; JuniperBot UnBanJob at once. */
    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void unbansAfterAnOutage(int status) {
        banFor("1h");
        PLAYGROUND.faults().answerAll("DELETE", BANS, status);
        yard.passes(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> isOverdue(1));
        assertThat(yard.banOf(yard.bob)).isNotNull();

        PLAYGROUND.faults().heal();
        yard.passes(Duration.ofHours(2));

        awaitEnding(1, Ending.EXPIRED);
        assertThat(yard.banOf(yard.bob)).isNull();
    }

    @Test
    void unbansAfterDiscordCouldNotEvenBeAsked() {
        banFor("1h");
        PLAYGROUND.faults().answerAll("GET", BANS, 503);
        yard.passes(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> isOverdue(1));

        PLAYGROUND.faults().heal();
        yard.passes(Duration.ofHours(2));
        awaitEnding(1, Ending.EXPIRED);
    }

    @Test
    void unbansAfterDiscordAnsweredNothing() {
        banFor("1h");
        PLAYGROUND.faults().slowRest(Duration.ofSeconds(15));
        yard.passes(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> isOverdue(1));

        PLAYGROUND.faults().heal();
        yard.passes(Duration.ofHours(2));
        awaitEnding(1, Ending.EXPIRED);
        assertThat(yard.banOf(yard.bob)).isNull();
    }

    /** TJ-Bot executeRevocation: the record was written before the call, and stopped any retry. */
    @Test
    void recordsTheEndOnlyOnceDiscordHasMadeIt() {
        banFor("1h");
        PLAYGROUND.faults().answerNextThoughDone(9, "DELETE", BANS, 503);
        yard.passes(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> yard.banOf(yard.bob) == null);
        await().atMost(PATIENCE).until(() -> isOverdue(1));
        assertThat(file(1).ending()).isNull();

        PLAYGROUND.faults().heal();
        yard.passes(Duration.ofHours(2));
        awaitEnding(1, Ending.EXPIRED);
    }

    /** Red kickban: the owner was never told of a 403. */
    @Test
    void tellsTheServerThatItMayNotUnbanAndGoesOnTrying() {
        yard.set("server.alert-channel", "" + yard.garden.general().id());
        banFor("1h");
        PLAYGROUND.faults().answerAll("DELETE", BANS, 403);
        yard.passes(Duration.ofHours(1));

        yard.garden.general().shows("A punishment could not be ended");
        PLAYGROUND.faults().heal();
        yard.passes(Duration.ofHours(2));

        awaitEnding(1, Ending.EXPIRED);
        yard.garden.general().shows("Fixed: A punishment");
    }

    /** Killed between the unban and noting it. */
    @Test
    void saysThatItUnbannedThoughSomebodyDiedBeforeNotingIt() {
        banFor("1h");
        var world = PLAYGROUND.world();
        var reason = "automatic: the time of this ban is over [case #1]";
        world.moderation().unban(world.bot(), yard.garden.guild(), yard.bob.user(), reason);

        yard.passes(Duration.ofHours(1));

        awaitEnding(1, Ending.EXPIRED);
        assertThat(yard.log.shows("Case #2 · unban").text()).contains("automatic", "#1");
    }

    @Test
    void takesABanThatIsGoneForEnded() {
        banFor("1h");
        PLAYGROUND.world().aloneDo(() -> yard.garden.guild().bans().clear());
        yard.passes(Duration.ofHours(1));

        awaitEnding(1, Ending.EXPIRED);
        assertThat(BOT.bean(Cases.class).find(yard.garden.id(), 2)).isEmpty();
    }

    @Test
    void waitsOutTooManyRequests() {
        banFor("1h");
        PLAYGROUND.faults().stormOf429(Duration.ofSeconds(3), Duration.ofSeconds(1));
        yard.passes(Duration.ofHours(1));

        awaitEnding(1, Ending.EXPIRED);
    }

    @Test
    void renewsATimeoutThatLastsLongerThanDiscordAllows() {
        yard.minsu.runs("/timeout", Map.of("user", "" + yard.bob.id(), "duration", "60d")).answer();
        var first = Objects.requireNonNull(yard.silentUntil(yard.bob));

        yard.passes(Duration.ofDays(22));
        await().atMost(PATIENCE)
                .until(() -> Objects.requireNonNull(yard.silentUntil(yard.bob)).isAfter(first));
        yard.passes(Duration.ofDays(21));
        yard.passes(Duration.ofDays(18));

        awaitEnding(1, Ending.EXPIRED);
        assertThat(yard.silentUntil(yard.bob)).isNull();
    }

    /** Red #6329, python-discord/bot #486: leaving and coming back ended a mute. */
    @Test
    void silencesAgainWhoLeftAndCameBack() {
        yard.minsu.runs("/timeout", Map.of("user", "" + yard.bob.id(), "duration", "60d")).answer();
        var world = PLAYGROUND.world();
        world.guildWork().leave(yard.garden.guild(), yard.bob.user());
        yard.passes(Duration.ofDays(22));
        await().atMost(PATIENCE).until(() -> !isOverdue(1));
        world.guildWork().join(yard.garden.guild(), yard.bob.user());
        assertThat(yard.silentUntil(yard.bob)).isNull();

        await().atMost(PATIENCE)
                .until(
                        () -> {
                            yard.passes(Duration.ofMinutes(11));
                            return yard.silentUntil(yard.bob) != null;
                        });
    }

    @Test
    void doesNotSilenceAgainWhomAModeratorLetSpeak() {
        yard.minsu.runs("/timeout", Map.of("user", "" + yard.bob.id(), "duration", "60d")).answer();
        var member = yard.garden.guild().memberOrUnknown(yard.bob.id());
        PLAYGROUND.world().moderation().timeOut(yard.minsu.user(), member, null);

        yard.log.shows("timeout ended");
        awaitEnding(1, Ending.LIFTED);
    }

    @Test
    void letsASoftbannedPersonInThoughTheFirstTryFailed() {
        PLAYGROUND.faults().answerNext(5, "DELETE", BANS, 503);
        yard.minsu.runs("/softban", Map.of("user", "" + yard.bob.id())).answer();
        assertThat(file(1).state()).isEqualTo(CaseState.DONE);

        PLAYGROUND.faults().heal();
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            yard.passes(Duration.ofSeconds(10));
                            return yard.banOf(yard.bob) == null;
                        });
        awaitEnding(1, Ending.LIFTED);
    }

    /** A case whose timer was lost is found by the rounds. */
    @Test
    void setsATimerAnewThatIsMissing() {
        banFor("1h");
        BOT.bean(Timers.class).cancel(new Timer("moderation-end", yard.garden.id(), 1));
        rounds(BOT);
        assertThat(isDue("moderation-end", 1)).isTrue();
    }

    /** Else it would be tried for ever, and never more rarely. */
    @Test
    void leavesTheTimerAloneThatFindsOutWhatBecameOfSomething() {
        PLAYGROUND.faults().answerNextThoughDone(1, "PUT", BANS, 500);
        yard.ban(Map.of("duration", "1h"));
        PLAYGROUND.faults().answerAll("GET", BANS, 503);
        yard.passes(Duration.ofMinutes(2));
        await().atMost(PATIENCE).until(() -> isOverdue(1));
        var check = new Timer("moderation-check", yard.garden.id(), 1);
        var due = BOT.bean(Timers.class).due(check);

        rounds(BOT);

        assertThat(due).isPresent();
        assertThat(BOT.bean(Timers.class).due(check)).isEqualTo(due);
    }

    @Test
    void tellsTheServerThatItMayNotAskWhatBecameOfSomething() {
        yard.set("server.alert-channel", "" + yard.garden.general().id());
        PLAYGROUND.faults().answerNextThoughDone(1, "PUT", BANS, 500);
        yard.ban(Map.of("duration", "1h"));
        PLAYGROUND.faults().answerAll("GET", BANS, 403);
        yard.passes(Duration.ofMinutes(2));

        yard.garden.general().shows("It is not known whether a punishment was made");
        PLAYGROUND.faults().heal();
        yard.passes(Duration.ofHours(2));

        yard.awaits(BOT, 1, CaseState.DONE);
        yard.garden.general().shows("Fixed: It is not known");
        awaitEnding(1, Ending.EXPIRED);
    }

    private static void rounds(Jikimi bot) {
        bot.beans(ScheduledTaskHolder.class)
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> task.toString().contains("moderation.Rounds"))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    @Test
    void doesAfterARestartWhatWasDueMeanwhileAndSaysSoOnce() {
        var database = Jikimi.freshDatabase();
        try (var own = Playground.start()) {
            Courtyard there;
            try (var bot = Jikimi.start(own, Courtyard.Turned.class, "database.url=" + database)) {
                own.waitsUntilConnected();
                there = new Courtyard(own, bot);
                there.ban(Map.of("duration", "1h"));
                there.log.shows("Case #1 · ban");
            }
            own.world()
                    .moderation()
                    .kick(
                            there.minsu.user(),
                            there.garden.guild().memberOrUnknown(newcomer(there)));
            own.clock().turnForward(Duration.ofHours(3));
            try (var bot = Jikimi.start(own, Courtyard.Turned.class, "database.url=" + database)) {
                own.waitsUntilConnected();
                await().atMost(PATIENCE).until(() -> there.banOf(there.bob) == null);
                await().atMost(PATIENCE)
                        .until(
                                () -> {
                                    there.passes(Duration.ofSeconds(31));
                                    return there.log.messagesOfBot().stream()
                                            .anyMatch(one -> one.contains("While I was away"));
                                });
                var summary = there.log.shows("While I was away");
                assertThat(summary.text()).contains("Ended late\n#1", "Done by hand meanwhile");
            }
            try (var bot = Jikimi.start(own, Courtyard.Turned.class, "database.url=" + database)) {
                own.waitsUntilConnected();
                there.passes(Duration.ofSeconds(31));
                there.ban(Map.of());
                assertThat(
                                there.log.messagesOfBot().stream()
                                        .filter(one -> one.contains("While I was away")))
                        .hasSize(1);
            }
        }
    }

    /** Killed between writing down and doing, and between doing and writing down. */
    @Test
    void asksDiscordAtTheStartWhatBecameOfWhatWasBegun() {
        var database = Jikimi.freshDatabase();
        try (var own = Playground.start()) {
            Courtyard there;
            try (var bot = Jikimi.start(own, Courtyard.Turned.class, "database.url=" + database)) {
                own.waitsUntilConnected();
                there = new Courtyard(own, bot);
                var cases = bot.bean(Cases.class);
                var guildId = there.garden.id();
                var hour = own.clock().instant().plus(Duration.ofHours(1));
                cases.open(
                        NewCase.of(
                                guildId, CaseType.BAN, there.bob.id(), there.minsu.id(), "Spam"));
                cases.open(
                        NewCase.of(guildId, CaseType.BAN, there.minsu.id(), there.owner.id(), "Too")
                                .until(hour));
            }
            var world = own.world();
            var guild = there.garden.guild();
            var reason = "owner (1): Too [case #2]";
            world.moderation().ban(world.bot(), guild, there.minsu.user(), reason, Duration.ZERO);
            own.clock().turnForward(Duration.ofMinutes(1));
            try (var bot = Jikimi.start(own, Courtyard.Turned.class, "database.url=" + database)) {
                own.waitsUntilConnected();
                there.awaits(bot, 1, CaseState.FAILED);
                there.awaits(bot, 2, CaseState.DONE);

                there.passes(Duration.ofHours(1));
                await().atMost(PATIENCE).until(() -> there.banOf(there.minsu) == null);
            }
        }
    }

    private static long newcomer(Courtyard there) {
        return there.garden.welcomes("Newcomer").id();
    }

    private boolean isOverdue(long number) {
        return BOT.bean(Timers.class).overdue(yard.garden.id(), 10).stream()
                .anyMatch(
                        late -> late.timer().subject().equals("" + number) && late.failures() > 0);
    }
}
