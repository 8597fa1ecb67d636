package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundClock;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Overwrite;
import io.jikimi.playground.world.Permission;
import io.jikimi.timers.Timers;

import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reminders, from the command to the message. */
class ReminderTests {

    private static final String MESSAGES = "/channels/{channel}/messages";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Playground PLAYGROUND = Playground.start();
    private static final Jikimi BOT = Jikimi.start(PLAYGROUND, Turned.class);

    @TestConfiguration(proxyBeanMethods = false)
    static class Turned {

        @Bean
        @Primary
        PlaygroundClock playgroundClock(Playground playground) {
            return playground.clock();
        }
    }

    private Community garden = PLAYGROUND.garden();
    private Person bob = garden.owner();
    private Place general = garden.general();

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        PLAYGROUND.waitsUntilConnected();
        garden = PLAYGROUND.found("Reminders " + System.nanoTime(), Locale.US);
        bob = garden.welcomes("Bob");
        general = garden.general();
    }

    @AfterEach
    void heldToTheContract() {
        PLAYGROUND.faults().heal();
        BOT.heldToTheContract();
    }

    @AfterAll
    static void end() {
        BOT.close();
        PLAYGROUND.close();
    }

    @Test
    void remindsInTheChannelAtItsMomentAndPingsOnlyItsOwner() {
        var amy = garden.welcomes("Amy");
        var noted = remind("in 1 hour", "call " + amy.mention() + " @everyone");
        assertThat(noted).contains("Noted. I remind you <t:", "<#" + general.id() + ">", "UTC");

        pass(HOUR);

        var said = general.shows("⏰ call");
        assertThat(said.message().mentions(bob.user())).isTrue();
        assertThat(said.message().mentions(amy.user())).isFalse();
        assertThat(said.text())
                .contains("https://discord.com/channels/" + garden.id() + "/" + general.id())
                .doesNotContain("late by");
        assertThat(said.buttons()).containsExactly("In 10 minutes", "In 1 hour", "Tomorrow");
    }

    @Test
    void comesBackWhenItIsPutOff() {
        remind("1h", "tea");
        pass(HOUR);
        general.shows("⏰ tea");

        assertThat(bob.presses("In 10 minutes").answer().text()).contains("Once more <t:");
        assertThat(bob.presses("In 1 hour").answer().text()).contains("noted already");
        assertThat(garden.owner().presses("Tomorrow").answer().text()).contains("Only whom");
        pass(Duration.ofMinutes(10));

        general.shows("⏰ tea");
        settled(2);
    }

    @Test
    void understandsATypedLine() {
        bob.says("!remind in 2 hours water the plants");
        general.shows("Noted. I remind you");
        pass(HOUR.multipliedBy(2));
        general.shows("⏰ water the plants");
    }

    @Test
    void speaksKorean() {
        garden.speaks(Locale.KOREAN);
        bob.says("!알림 2시간 뒤 화분에 물 주기");
        general.shows("적어 두었어요");
        pass(HOUR.multipliedBy(3));
        assertThat(general.shows("⏰ 화분에 물 주기").text()).contains("1시간 늦었어요");
    }

    @Test
    void understandsATimeInTheZoneOfWhoeverWritesIt() {
        var amy = garden.welcomes("Amy");
        assertThat(amy.runs("/timezone set", "Seoul").answer().text()).contains("Asia/Seoul");

        var hers = amy.runs("/remind", "2030-01-01 09:00", "tea").answer().text();
        var his = remind("2030-01-01 09:00", "tea");

        assertThat(hers).contains("<t:1893456000:F>").doesNotContain("time zone");
        assertThat(his).contains("<t:1893488400:F>", "time zone **UTC**");
    }

    @Test
    void remindsOfAMessage() {
        var message = garden.owner().says("Who brings cake?");
        bob.runsOn(message, "Remind me of this");
        assertThat(bob.seesForm()).contains("Remind me of this message");
        bob.fills(Map.of("When", "in 1 hour")).answer();

        pass(HOUR);

        assertThat(general.shows("⏰").text()).contains("/" + message.id() + ")");
    }

    @Test
    void listsChangesAndDeletes() {
        for (var each = 1; each <= 6; each++) {
            remind("in " + each + " hours", "number " + each);
        }

        assertThat(bob.runs("/reminders list").answer().text())
                .contains("6 reminders are waiting", "number 1", "number 5", "Page 1 of 2")
                .doesNotContain("number 6");
        bob.selects("number 1").answer();
        assertThat(bob.runs("/reminders list").answer().text())
                .contains("5 reminders", "number 2")
                .doesNotContain("number 1");
        bob.presses("Change…");
        assertThat(bob.seesForm()).contains("Change a reminder");
        bob.fills(Map.of("When", "in 30 minutes", "What", "changed")).answer();

        pass(HOUR);
        general.shows("⏰ changed");
        settled(1);
    }

    // Zeppelin (postReminder): what was not in the cache was deleted undelivered.
    @Test
    void writesIntoAThreadThatWasArchivedMeanwhile() {
        var plans = startsThread("plans");
        assertThat(bob.in(plans).runs("/remind", "1h", "plan it").answer().text())
                .contains("<#" + plans.id() + ">");
        archive(plans);

        pass(HOUR);

        plans.shows("⏰ plan it");
        var details = plans.channel().thread();
        assertThat(details).isNotNull();
        assertThat(details.isArchived()).isFalse();
    }

    @Test
    void writesInPrivateWhereTheChannelIsGone() {
        var shed = garden.opens("shed");
        bob.in(shed).runs("/remind", "1h", "lock the shed").answer();
        PLAYGROUND.world().channelWork().delete(garden.owner().user(), shed.channel());

        pass(HOUR);

        assertThat(bob.isWritten("lock the shed").text()).contains("is not there any more");
    }

    @Test
    void writesInPrivateWhereItsOwnerMayNotWriteByNow() {
        var shed = garden.opens("shed");
        bob.in(shed).runs("/remind", "1h", "lock the shed").answer();
        PLAYGROUND
                .world()
                .channelWork()
                .overwrite(
                        garden.owner().user(),
                        shed.channel(),
                        Overwrite.denying(garden.id(), Permission.SEND_MESSAGES.bit()));

        pass(HOUR);

        assertThat(bob.isWritten("lock the shed").text()).contains("You may not write in");
        assertThat(shed.messagesOfBot()).isEmpty();
    }

    @Test
    void isToldByTheNextCommandWhereNoDoorIsOpen() {
        bob.runs("/remind", Map.of("when", "1h", "what", "tea", "where", "dm")).answer();
        bob.user().acceptDirectMessages(false);
        pass(HOUR);
        await().atMost(PATIENCE)
                .until(
                        () -> bob.runs("/reminders list").answer().text(),
                        told("I could not reach you"));
        assertThat(remind("1h", "coffee")).doesNotContain("I could not reach you");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void writesInPrivateWhereDiscordRefuses(int status) {
        remind("1h", "tea");
        PLAYGROUND.faults().answerNext(1, "POST", MESSAGES, status);

        pass(HOUR);

        bob.isWritten("⏰ tea");
        assertThat(general.messagesOfBot()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void triesAgainWhereDiscordIsInTrouble(int status) {
        remind("1h", "tea");
        PLAYGROUND.faults().answerNext(2, "POST", MESSAGES, status);

        pass(HOUR);

        keepsLooking();
        general.shows("⏰ tea");
        settled(1);
    }

    @Test
    void waitsOutAStormOf429() {
        remind("1h", "tea");
        PLAYGROUND.faults().stormOf429(Duration.ofSeconds(2), Duration.ofMillis(700));

        pass(HOUR);

        general.shows("⏰ tea");
        settled(1);
    }

    @Test
    void isThereOnceWhereDiscordTakesItAndAnswersNothing() {
        remind("1h", "tea");
        PLAYGROUND.faults().silenceNext(1, "POST", MESSAGES);

        pass(HOUR);

        general.shows("⏰ tea");
        await().atMost(PATIENCE.multipliedBy(2))
                .until(() -> BOT.bean(Timers.class).overdue(garden.id(), 1).isEmpty());
        settled(1);
    }

    @Test
    void isThereOnceWhereDiscordHasTakenItAndSaysThatItHasNot() {
        remind("1h", "tea");
        PLAYGROUND.faults().answerNextThoughDone(2, "POST", MESSAGES, 500);

        pass(HOUR);

        keepsLooking();
        await().atMost(PATIENCE)
                .until(() -> bob.runs("/reminders list").answer().text().contains("no reminders"));
        settled(1);
    }

    @ParameterizedTest
    @CsvSource({
        "here, GET, /guilds/{guild}/members/{user}",
        "here, POST, /channels/{channel}/messages",
        "thread, GET, /channels/{channel}",
        "thread, POST, /channels/{channel}/messages",
        "dm, POST, /users/@me/channels",
        "dm, POST, /channels/{channel}/messages",
        "again, GET, /channels/{channel}/messages",
    })
    void isSaidOnceWhateverGoesWrongAtACall(String where, String method, String route) {
        for (var status : new int[] {403, 404, 429, 500, 503}) {
            everyTestHasACommunityOfItsOwn();
            var places = new ArrayList<>(List.of(general, bob.directMessages()));
            if (where.equals("thread")) {
                var plans = startsThread("plans");
                bob.in(plans).runs("/remind", "1h", "tea").answer();
                archive(plans);
                places.add(plans);
            } else {
                var to = where.equals("dm") ? "dm" : "here";
                bob.runs("/remind", Map.of("when", "1h", "what", "tea", "where", to)).answer();
            }
            if (where.equals("again")) {
                PLAYGROUND.faults().answerNextThoughDone(1, "POST", MESSAGES, 500);
            }
            PLAYGROUND.faults().answerNext(1, method, route, status);

            pass(HOUR);

            keepsLooking();
            var told = new StringBuilder();
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                var list = bob.runs("/reminders list").answer().text();
                                told.append(list);
                                return list.contains("no reminders waiting");
                            });
            var said =
                    places.stream()
                            .flatMap(place -> place.messagesOfBot().stream())
                            .filter(one -> one.text().contains("⏰ tea"))
                            .count();
            var kept = told.toString().contains("I could not reach you") ? 1 : 0;
            assertThat(said + kept).as("after %d", status).isEqualTo(1);
            PLAYGROUND.faults().heal();
        }
    }

    private Place startsThread(String name) {
        PLAYGROUND
                .world()
                .channelWork()
                .startThread(
                        garden.owner().user(),
                        general.channel(),
                        0,
                        Json.object().put("name", name).put("type", 11));
        return garden.channel(name);
    }

    private void archive(Place thread) {
        PLAYGROUND
                .world()
                .channelWork()
                .update(
                        garden.owner().user(),
                        thread.channel(),
                        Json.object().put("archived", true));
    }

    private static Matcher<String> told(String words) {
        return Matchers.containsString(words);
    }

    private String remind(String when, String what) {
        return bob.runs("/remind", when, what).answer().text();
    }

    private void settled(int messages) {
        assertThat(general.messagesOfBot()).hasSize(messages);
    }

    private static void pass(Duration time) {
        PLAYGROUND.clock().turnForward(time.plusSeconds(1));
    }

    // A pause between two tries is over as soon as the clock is turned past it.
    private void keepsLooking() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            PLAYGROUND.clock().turnForward(Duration.ofSeconds(30));
                            return BOT.bean(Timers.class).overdue(garden.id(), 1).isEmpty();
                        });
    }
}
