package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Playground;
import io.jikimi.playground.rest.Requests.Request;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Overwrite;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.Role;
import io.jikimi.timers.Timers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Channels are locked and opened again, exactly as they were, whatever happens in between. */
class LockTests {

    private static final String OVERWRITE = "/channels/{channel}/permissions/{overwrite}";
    private static final String CHANNEL = "/channels/{channel}";
    private static final Playground PLAYGROUND = Playground.start();
    private static final String DATABASE = "database.url=" + Jikimi.freshDatabase();
    private static Jikimi bot = start();

    private Community garden = PLAYGROUND.garden();
    private Person owner = garden.owner();
    private Person bob = owner;
    private Place yard = garden.general();

    @TestConfiguration
    static class Turning {

        @Bean
        @Primary
        Clock playgroundClock(Playground playground) {
            return playground.clock();
        }
    }

    private static Jikimi start() {
        return Jikimi.start(PLAYGROUND, Turning.class, DATABASE);
    }

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        PLAYGROUND.waitsUntilConnected();
        settle(Locale.US);
        PLAYGROUND.requests().forget();
    }

    private void settle(Locale locale) {
        garden = PLAYGROUND.found("Lock " + System.nanoTime(), locale);
        yard = garden.opens("yard");
        owner = garden.owner().in(yard);
        bob = garden.welcomes("Bob").in(yard);
    }

    @AfterEach
    void heal() {
        PLAYGROUND.faults().heal();
        bot.heldToTheContract();
    }

    @AfterAll
    static void end() {
        bot.close();
        PLAYGROUND.close();
    }

    @Test
    void locksAndOpensAChannelExactlyAsItWas() {
        var log = chooseLog();
        var member = role("Member", 0);
        overwrite(
                Overwrite.allowing(
                        member, bits(Permission.SEND_MESSAGES, Permission.ATTACH_FILES)));
        overwrite(
                new Overwrite(
                        garden.id(),
                        false,
                        Permission.ADD_REACTIONS.bit(),
                        Permission.ATTACH_FILES.bit()));
        var before = overwrites();
        assertThat(mayWrite(bob)).isTrue();

        assertThat(owner.runs("/lock", Map.of("reason", "spam wave")).answer().text())
                .contains("is locked");

        assertThat(mayWrite(bob)).isFalse();
        assertThat(mayWrite(owner)).isTrue();
        yard.shows("has locked this channel");
        assertThat(yard.messagesOfBot().getLast().text()).contains(owner.mention(), "> spam wave");
        assertThat(log.shows("Channel locked").text()).contains("spam wave", owner.mention());
        assertThat(overwrites())
                .containsEntry(member, Overwrite.allowing(member, Permission.ATTACH_FILES.bit()));
        assertThat(reasons("PUT"))
                .isNotEmpty()
                .allMatch(one -> one.endsWith("(" + owner.id() + "): spam wave"));

        assertThat(owner.runs("/unlock", Map.of("reason", "it is over")).answer().text())
                .contains("is open, as it was before");

        assertThat(overwrites()).isEqualTo(before);
        yard.shows("has opened this channel again");
        log.shows("Channel open again");
        assertThat(mayWrite(bob)).isTrue();
    }

    @Test
    void isLockedOnceWhereTwoAskAtTheSameMoment() {
        var first = owner.runs("/lock");
        var second = owner.runs("/lock");

        // The other hears that it is locked already, or that there is nothing to lock any more.
        assertThat(List.of(first.answer().text(), second.answer().text()))
                .filteredOn(text -> text.contains("opens it again"))
                .hasSize(1);
        yard.shows("has locked this channel");
        assertThat(yard.messagesOfBot()).hasSize(1);
        owner.runs("/unlock").answer();
        assertThat(overwrites()).isEmpty();
    }

    @Test
    void opensByItselfWhenTheTimeIsOver() {
        var before = overwrites();
        owner.says("!lock 2h spam wave");
        yard.shows("is locked, and opens by itself");
        assertThat(mayWrite(bob)).isFalse();

        turn(Duration.ofMinutes(119));
        turn(Duration.ofMinutes(2));

        yard.shows("This channel is open again");
        assertThat(overwrites()).isEqualTo(before);
        assertThat(reasons("DELETE")).isNotEmpty().allMatch("automatic: the lock is over"::equals);
        // What was said in the channel is noted a moment later.
        await().untilAsserted(
                        () ->
                                assertThat(owner.runs("/unlock").answer().text())
                                        .contains("was not locked by me"));
    }

    @Test
    void endsAtAnotherTimeWhenLockedOnceMore() {
        owner.runs("/lock", Map.of("for", "1h")).answer();
        assertThat(owner.runs("/lock", Map.of("for", "3h")).answer().text())
                .contains("was locked already; it opens");

        turn(Duration.ofMinutes(61));
        assertThat(owner.runs("/lock").answer().text()).contains("stays so until somebody unlocks");
        assertThat(owner.runs("/lock").answer().text()).contains("is locked already");

        owner.runs("/unlock").answer();
        assertThat(mayWrite(bob)).isTrue();
    }

    @Test
    void opensAfterARestartWhatWasToOpenMeanwhile() {
        owner.runs("/lock", Map.of("for", "1h")).answer();
        bot.close();
        PLAYGROUND.clock().turnForward(Duration.ofHours(2));

        bot = start();

        yard.shows("This channel is open again");
        assertThat(overwrites()).isEmpty();
    }

    @Test
    void finishesAfterARestartWhatWasHalfDone() {
        var member = role("Member", 0);
        overwrite(Overwrite.allowing(member, Permission.SEND_MESSAGES.bit()));
        PLAYGROUND.faults().answerNext(3, "PUT", OVERWRITE, 500);

        assertThat(owner.runs("/lock", Map.of("reason", "spam")).answer().text())
                .contains("follows as soon as");
        assertThat(mayWrite(bob)).isTrue();
        bot.close();
        PLAYGROUND.clock().turnForward(Duration.ofMinutes(1));
        bot = start();

        yard.shows("has locked this channel");
        await().until(() -> !mayWrite(bob));
        owner.runs("/unlock").answer().becomes("is open");
        assertThat(overwrites())
                .isEqualTo(
                        Map.of(member, Overwrite.allowing(member, Permission.SEND_MESSAGES.bit())));
    }

    @Test
    void leavesAloneWhatSomebodyElseHasChangedMeanwhile() {
        var log = chooseLog();
        owner.runs("/lock").answer();
        var theirs =
                new Overwrite(
                        garden.id(),
                        false,
                        Permission.SEND_MESSAGES.bit(),
                        Permission.ATTACH_FILES.bit());
        overwrite(theirs);

        owner.runs("/unlock").answer();

        assertThat(overwrites()).isEqualTo(Map.of(garden.id(), theirs));
        assertThat(log.shows("Channel open again").text()).contains("One role's permissions");
    }

    @Test
    void refusesWhereThereIsNothingToLock() {
        overwrite(Overwrite.denying(garden.id(), everything()));
        overwrite(Overwrite.allowing(ownRole(), everything()));

        assertThat(owner.runs("/lock").answer().text()).contains("nothing to lock");
    }

    @Test
    void sparesWhatKeepersAreAllowed() {
        var world = PLAYGROUND.world().guildWork();
        var role = world.createRole(garden.guild(), "Keeper", 0, Permission.MANAGE_MESSAGES.bit());
        var keeper = role.id();
        var theirs = Overwrite.allowing(keeper, Permission.SEND_MESSAGES.bit());
        overwrite(theirs);
        world.grant(garden.guild().memberOrUnknown(bob.id()), role);

        owner.runs("/lock").answer();

        assertThat(mayWrite(bob)).isTrue();
        assertThat(overwrites().get(keeper)).isEqualTo(theirs);
    }

    @Test
    void locksAThread() {
        var thread = thread();
        var there = owner.in(thread);

        assertThat(there.runs("/lock", Map.of("reason", "off topic")).answer().text())
                .contains("is locked");

        thread.shows("has locked this channel");
        assertThat(locked(thread)).isTrue();
        there.runs("/unlock").answer().becomes("is open");
        assertThat(locked(thread)).isFalse();
        thread.shows("has opened this channel again");
    }

    @Test
    void locksAllThatAreListedWhenThatIsMeant() {
        var lane = garden.opens("lane");
        choose("channels.listed", "<#%d> %d".formatted(yard.id(), lane.id()));
        owner.runs("/lock", Map.of("all", "true", "for", "1h"));
        assertThat(owner.seesForm()).isEqualTo("Lock 2 channels?");
        assertThat(mayWrite(bob)).isTrue();

        owner.fills(Map.of("Reason", "raid")).answer().becomes("2 of 2 channels are locked");

        lane.shows("has locked this channel");
        yard.shows("has locked this channel");
        assertThat(mayWrite(bob)).isFalse();
        assertThat(owner.runs("/unlock", Map.of("all", "true")).answer().becomes("2 of 2").text())
                .contains("channels are open again");
        assertThat(mayWrite(bob)).isTrue();
        assertThat(mayWrite(bob.in(lane))).isTrue();
    }

    @Test
    void asksTheSameByAButtonWhereItIsTyped() {
        choose("channels.listed", String.valueOf(yard.id()));
        owner.says("!lock --all --for=2h");
        yard.shows("That locks one channel");
        owner.presses("Lock 1…");
        owner.seesForm();

        owner.fills(Map.of()).answer().becomes("1 of 1 channels are locked");

        assertThat(mayWrite(bob)).isFalse();
    }

    @Test
    void saysWhatCouldNotBeLockedAndLocksTheRest() {
        var lane = garden.opens("lane");
        choose("channels.listed", "%d %d".formatted(lane.id(), yard.id()));
        var silence = Overwrite.denying(garden.id(), Permission.SEND_MESSAGES.bit());
        PLAYGROUND.world().channelWork().overwrite(garden.owner().user(), lane.channel(), silence);
        owner.runs("/lock", Map.of("all", "true"));

        var answer = owner.fills(Map.of()).answer().becomes("1 of 2 channels are locked");

        assertThat(answer.text()).contains("<#" + lane.id() + ">", "I lack: **Send Messages**");
        assertThat(mayWrite(bob)).isFalse();
    }

    @Test
    void wantsAListFirst() {
        assertThat(owner.runs("/lock", Map.of("all", "true")).answer().text())
                .contains("/settings set channels.listed");
        assertThat(owner.runs("/settings set", "channels.listed", "everything").answer().text())
                .contains("not a list of channels");
        assertThat(owner.runs("/unlock", Map.of("all", "true")).answer().text())
                .contains("No channel is locked");
    }

    @Test
    void saysWhichPermissionIsMissingBeforeAnythingIsDone() {
        overwrite(Overwrite.denying(garden.id(), Permission.MANAGE_ROLES.bit()));

        assertThat(owner.runs("/lock").answer().text())
                .contains("I lack: **Manage Permissions**", "my role **Jikimi**");
        assertThat(PLAYGROUND.requests().of("PUT", OVERWRITE)).isEmpty();
    }

    @Test
    void isNotForEverybody() {
        assertThat(bob.isOffered()).doesNotContain("lock", "unlock", "slowmode");
        bob.says("!lock");
        yard.shows("Manage Channels");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 403, Discord does not let me, true",
        "GET, 404, is not here any more, true",
        "GET, 429, is locked, false",
        "GET, 500, is locked, false",
        "PUT, 403, Discord does not let me, true",
        "PUT, 404, is not here any more, true",
        "PUT, 429, is locked, false",
        "PUT, 503, is locked, false"
    })
    void locksWhatDiscordLets(String method, int status, String told, boolean open) {
        var route = method.equals("GET") ? CHANNEL : OVERWRITE;
        PLAYGROUND.faults().answerNext(1, method, route, status);

        owner.runs("/lock").answer().becomes(told);

        assertThat(mayWrite(bob)).isEqualTo(open);
        if (open) {
            assertThat(overwrites()).isEmpty();
            assertThat(owner.runs("/unlock").answer().text()).contains("was not locked by me");
        }
    }

    @Test
    void putsBackWhatWasDoneBeforeDiscordForbadeTheRest() {
        var member = role("Member", 0);
        overwrite(Overwrite.allowing(member, Permission.SEND_MESSAGES.bit()));
        PLAYGROUND.faults().answerNextAfter(2, 1, "PUT", OVERWRITE, 403);

        owner.runs("/lock").answer().becomes("Discord does not let me");

        assertThat(overwrites())
                .isEqualTo(
                        Map.of(member, Overwrite.allowing(member, Permission.SEND_MESSAGES.bit())));
    }

    @ParameterizedTest
    @CsvSource({
        "403, Discord does not let me, false",
        "404, is not here any more, false",
        "429, is open, true",
        "500, is open, true"
    })
    void opensWhatDiscordLets(int status, String told, boolean open) {
        owner.runs("/lock").answer();
        PLAYGROUND.faults().answerNext(1, "DELETE", OVERWRITE, status);

        owner.runs("/unlock").answer().becomes(told);

        assertThat(mayWrite(bob)).isEqualTo(open);
    }

    @Test
    void opensLaterWhatDiscordDidNotOpenAtOnce() {
        owner.runs("/lock", Map.of("for", "1h")).answer();
        PLAYGROUND.faults().answerAll("DELETE", OVERWRITE, 403);
        turn(Duration.ofMinutes(61));
        var timers = bot.bean(Timers.class);
        await().until(
                        () ->
                                timers.overdue(garden.id(), 1).stream()
                                        .anyMatch(late -> late.failures() > 0));
        assertThat(mayWrite(bob)).isFalse();

        PLAYGROUND.faults().heal();
        timers.hurry(garden.id());

        await().until(() -> mayWrite(bob));
        yard.shows("This channel is open again");
    }

    @Test
    void forgetsALockWhoseChannelIsGone() {
        owner.runs("/lock", Map.of("for", "1h")).answer();
        PLAYGROUND.world().channelWork().delete(garden.owner().user(), yard.channel());
        var other = owner.in(garden.general());

        turn(Duration.ofMinutes(61));

        await().until(
                        () ->
                                other.runs("/unlock", Map.of("all", "true"))
                                        .answer()
                                        .contains("No channel is locked"));
    }

    @Test
    void speaksKorean() {
        settle(Locale.KOREAN);

        owner.says("!잠금 2시간 도배");

        yard.shows("채널을 잠갔어요");
        yard.shows("> 도배");
        owner.says("!잠금해제");
        yard.shows("전처럼 열었어요");
    }

    private static void turn(Duration by) {
        PLAYGROUND.clock().turnForward(by);
    }

    private Place chooseLog() {
        var log = garden.opens("log");
        choose("server.log-channel", String.valueOf(log.id()));
        return log;
    }

    private void choose(String setting, String value) {
        garden.owner().runs("/settings set", setting, value).answer();
    }

    private long role(String name, long permissions) {
        return PLAYGROUND.world().guildWork().createRole(garden.guild(), name, 0, permissions).id();
    }

    private void overwrite(Overwrite overwrite) {
        var channels = PLAYGROUND.world().channelWork();
        channels.overwrite(garden.owner().user(), yard.channel(), overwrite);
    }

    private long ownRole() {
        return garden.guild().roles().stream()
                .filter(Role::isManaged)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Map<Long, Overwrite> overwrites() {
        return PLAYGROUND.world().alone(() -> Map.copyOf(yard.channel().overwrites()));
    }

    private static long bits(Permission... permissions) {
        return Permission.of(permissions);
    }

    private static long everything() {
        return bits(
                Permission.SEND_MESSAGES,
                Permission.SEND_MESSAGES_IN_THREADS,
                Permission.ADD_REACTIONS,
                Permission.CREATE_PUBLIC_THREADS);
    }

    private boolean mayWrite(Person who) {
        return PLAYGROUND
                .world()
                .alone(
                        () ->
                                PLAYGROUND
                                        .world()
                                        .permissions()
                                        .may(
                                                who.user(),
                                                who.place().channel(),
                                                Permission.SEND_MESSAGES));
    }

    private Place thread() {
        var message = bob.says("a question");
        var body = Json.object().put("name", "answers");
        var world = PLAYGROUND.world();
        world.channelWork().startThread(owner.user(), yard.channel(), message.id(), body);
        var thread = garden.channel("answers");
        world.channelWork().follow(world.bot(), thread.channel());
        return thread;
    }

    private static boolean locked(Place thread) {
        return Objects.requireNonNull(thread.channel().thread()).isLocked();
    }

    private static List<String> reasons(String method) {
        return PLAYGROUND.requests().of(method, OVERWRITE).stream()
                .map(Request::reason)
                .filter(Objects::nonNull)
                .toList();
    }
}
