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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Announcements, from the command to the post. */
class AnnouncementTests {

    private static final String MESSAGES = "/channels/{channel}/messages";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NEWS = 5;
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
    private Person owner = garden.owner();
    private Place news = garden.general();

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        PLAYGROUND.waitsUntilConnected();
        garden = PLAYGROUND.found("News " + System.nanoTime(), Locale.US);
        owner = garden.owner();
        news = garden.opens("news");
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
    void isPostedAgainAndAgainUntilItIsPaused() {
        var planned = add("every 2 hours", "Drink water", Map.of());
        assertThat(planned)
                .contains("Announcement #", "Drink water", "<#" + news.id() + ">", "every 2 hours");
        assertThat(planned.split("<t:", -1)).hasSize(6);

        pass(HOUR.multipliedBy(2));
        news.shows("Drink water");
        pass(HOUR.multipliedBy(2));
        news.hasFromBot(2);
        settles();
        assertThat(owner.presses("Pause").answer().text()).contains("paused");
        pass(HOUR.multipliedBy(5));
        assertThat(owner.presses("Resume").answer().text()).doesNotContain("paused");
        pass(HOUR.multipliedBy(2));

        assertThat(news.hasFromBot(3)).hasSize(3);
    }

    @Test
    void isPinnedAndTakesThePlaceOfTheOneBefore() {
        add("every 2 hours", "Rules", Map.of("pin", "true", "delete-previous", "true"));
        pass(HOUR.multipliedBy(2));
        var first = news.shows("Rules");
        await().atMost(PATIENCE).until(() -> first.message().pinnedAt() != null);

        pass(HOUR.multipliedBy(2));

        first.disappears();
        assertThat(news.messagesOfBot()).hasSize(1);
    }

    @Test
    void isPublishedWhereServersFollow() {
        news = opensNews("follow-me");
        add("in 1 hour", "Cake", Map.of("publish", "true"));

        pass(HOUR);

        var shown = news.shows("Cake");
        await().atMost(PATIENCE).until(() -> shown.message().isPublished());
    }

    @Test
    void changesByAForm() {
        add("in 1 hour", "Cake", Map.of("title", "Party"));
        owner.presses("Change…");
        assertThat(owner.seesForm()).contains("Change an announcement");
        owner.fills(Map.of("Title", "Feast", "Text", "Pie\nand cake")).answer();

        pass(HOUR);

        assertThat(news.shows("Feast").text()).contains("Pie\nand cake");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                owner.runs("/announcements list")
                                        .answer()
                                        .text()
                                        .contains("Nothing is announced"));
    }

    @Test
    void speaksKorean() {
        garden.speaks(Locale.KOREAN);
        owner.says("!공지 추가 <#" + news.id() + "> \"매주 월요일 9시\" 물을 마셔요");
        assertThat(garden.general().shows("공지 #").text()).contains("매주 월요일 09:00", "UTC");
    }

    @Test
    void isForThoseWhoManageTheServer() {
        var bob = garden.welcomes("Bob");
        bob.says("!announcements list");
        assertThat(garden.general().shows("Manage Server").text()).isNotBlank();
    }

    @Test
    void tellsTheGuildWhereItMayNotWriteAndIsPostedOnceItMay() {
        add("in 1 hour", "Cake", Map.of());
        PLAYGROUND
                .world()
                .channelWork()
                .overwrite(
                        owner.user(),
                        news.channel(),
                        Overwrite.denying(garden.id(), Permission.SEND_MESSAGES.bit()));
        pass(HOUR);
        await().atMost(PATIENCE)
                .until(() -> owner.runs("/health").answer().text().contains("Send Messages"));

        PLAYGROUND.world().channelWork().removeOverwrite(owner.user(), news.channel(), garden.id());
        pass(HOUR);

        news.shows("Cake");
    }

    @Test
    void tellsTheGuildThatItsChannelIsGone() {
        add("in 1 hour", "Cake", Map.of());
        PLAYGROUND.world().channelWork().delete(owner.user(), news.channel());
        pass(HOUR);

        await().atMost(PATIENCE)
                .until(() -> owner.runs("/health").answer().text().contains("lost its channel"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void triesAgainWhereDiscordIsInTrouble(int status) {
        add("in 1 hour", "Cake", Map.of());
        PLAYGROUND.faults().answerNext(2, "POST", MESSAGES, status);
        pass(HOUR);
        pass(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));

        news.shows("Cake");
        assertThat(news.messagesOfBot()).hasSize(1);
    }

    @Test
    void isThereOnceWhereDiscordHasTakenItAndSaysThatItHasNot() {
        add("every 2 hours", "Cake", Map.of());
        PLAYGROUND.faults().answerNextThoughDone(2, "POST", MESSAGES, 500);
        pass(HOUR.multipliedBy(2));
        news.shows("Cake");
        settles();

        assertThat(news.messagesOfBot()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "pin, PUT, /channels/{channel}/messages/pins/{message}",
        "publish, POST, /channels/{channel}/messages/{message}/crosspost",
        "delete-previous, DELETE, /channels/{channel}/messages/{message}",
    })
    void whatBelongsToItDoesNotHoldItUpWhateverGoesWrong(
            String extra, String method, String route) {
        for (var status : new int[] {403, 404, 429, 500, 503}) {
            everyTestHasACommunityOfItsOwn();
            news = opensNews("follow-" + status);
            add("every 2 hours", "Rules", Map.of(extra, "true"));
            pass(HOUR.multipliedBy(2));
            var first = news.shows("Rules");
            settles();
            PLAYGROUND.faults().answerNext(1, method, route, status);

            pass(HOUR.multipliedBy(2));
            settles();
            pass(HOUR.multipliedBy(2));
            settles();

            var left = news.messagesOfBot();
            if (extra.equals("delete-previous")) {
                assertThat(left).as("after %d", status).hasSizeBetween(1, 2);
                assertThat(left.getLast().id()).isNotEqualTo(first.id());
            } else {
                assertThat(left).as("after %d", status).hasSize(3);
            }
            PLAYGROUND.faults().heal();
        }
    }

    @Test
    void isThereOnceThoughTheHistoryCannotBeReadAtFirst() {
        for (var status : new int[] {403, 404, 429, 500, 503}) {
            everyTestHasACommunityOfItsOwn();
            add("in 1 hour", "Cake", Map.of());
            PLAYGROUND.faults().answerNextThoughDone(1, "POST", MESSAGES, 500);
            PLAYGROUND.faults().answerNext(1, "GET", MESSAGES, status);

            pass(HOUR);
            settles();

            assertThat(news.messagesOfBot()).as("after %d", status).hasSize(1);
            PLAYGROUND.faults().heal();
        }
    }

    private Place opensNews(String name) {
        PLAYGROUND
                .world()
                .channelWork()
                .create(
                        owner.user(),
                        garden.guild(),
                        Json.object().put("name", name).put("type", NEWS));
        return garden.channel(name);
    }

    // A pause between two tries is over as soon as the clock is turned past it.
    private void settles() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            PLAYGROUND.clock().turnForward(Duration.ofSeconds(10));
                            return BOT.bean(Timers.class).overdue(garden.id(), 1).isEmpty();
                        });
    }

    private String add(String when, String text, Map<String, String> more) {
        var options = new HashMap<>(more);
        options.put("channel", String.valueOf(news.id()));
        options.put("when", when);
        options.put("text", text);
        return owner.runs("/announcements add", options).answer().text();
    }

    private static void pass(Duration time) {
        PLAYGROUND.clock().turnForward(time.plusSeconds(1));
    }
}
