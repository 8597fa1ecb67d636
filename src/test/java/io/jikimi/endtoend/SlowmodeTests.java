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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** People wait between two messages, for good or for a while. */
class SlowmodeTests {

    private static final String CHANNEL = "/channels/{channel}";
    private static final Playground PLAYGROUND = Playground.start();
    private static final String DATABASE = "database.url=" + Jikimi.freshDatabase();
    private static Jikimi bot = start();

    private Community garden = PLAYGROUND.garden();
    private Person owner = garden.owner();
    private Place yard = garden.general();

    private static Jikimi start() {
        return Jikimi.start(PLAYGROUND, LockTests.Turning.class, DATABASE);
    }

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        PLAYGROUND.waitsUntilConnected();
        settle(Locale.US);
        PLAYGROUND.requests().forget();
    }

    private void settle(Locale locale) {
        garden = PLAYGROUND.found("Slow " + System.nanoTime(), locale);
        yard = garden.opens("yard");
        owner = garden.owner().in(yard);
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
    void letsPeopleWaitAndTellsTheLog() {
        var log = garden.opens("log");
        garden.owner()
                .runs("/settings set", "server.log-channel", String.valueOf(log.id()))
                .answer();

        var answer =
                owner.runs("/slowmode", Map.of("time", "1m30s", "reason", "calm down")).answer();

        assertThat(answer.text()).contains("<#" + yard.id() + ">", "1 min");
        assertThat(answer.isWhisper()).isFalse();
        assertThat(yard.channel().slowMode()).isEqualTo(90);
        assertThat(log.shows("Slowmode set").text()).contains(owner.mention(), "calm down");
        assertThat(reasons())
                .singleElement()
                .asString()
                .endsWith("(" + owner.id() + "): calm down");
        owner.runs("/slowmode", "0").answer().becomes("not at all");
        assertThat(yard.channel().slowMode()).isZero();
        log.shows("Slowmode set");
    }

    @Test
    void understandsWhatIsTyped() {
        owner.says("!slowmode 10");
        yard.shows("Waiting between two messages");
        assertThat(yard.channel().slowMode()).isEqualTo(10);

        owner.says("!slowmode off");
        yard.shows("not at all");
        owner.says("!slowmode 6h");
        yard.shows("6 h");
        assertThat(yard.channel().slowMode()).isEqualTo(21_600);
        owner.says("!slowmode 7h");
        yard.shows("no longer wait than 6 hours");
        owner.says("!slowmode soon");
        await().until(() -> yard.messagesOfBot().size() == 5);
        assertThat(yard.channel().slowMode()).isEqualTo(21_600);
    }

    @Test
    void goesBackToWhatItWasWhenTheTimeIsOver() {
        owner.runs("/slowmode", "5").answer();
        owner.runs("/slowmode", Map.of("time", "30s", "for", "1h"))
                .answer()
                .becomes("As before again");
        owner.runs("/slowmode", Map.of("time", "1m", "for", "2h"))
                .answer()
                .becomes("As before again");

        turn(Duration.ofMinutes(61));
        turn(Duration.ofMinutes(60));

        await().until(() -> yard.channel().slowMode() == 5);
        assertThat(reasons()).endsWith("automatic: the slowmode is over");
    }

    @Test
    void leavesAloneWhatSomebodyElseHasSetMeanwhile() {
        owner.runs("/slowmode", Map.of("time", "30s", "for", "1h")).answer();
        var body = Json.object().put("rate_limit_per_user", 7);
        PLAYGROUND.world().channelWork().update(garden.owner().user(), yard.channel(), body);
        PLAYGROUND.requests().forget();

        turn(Duration.ofMinutes(61));

        await().until(() -> !PLAYGROUND.requests().of("GET", CHANNEL).isEmpty());
        owner.runs("/slowmode", "8").answer();
        assertThat(PLAYGROUND.requests().of("PATCH", CHANNEL)).hasSize(1);
    }

    @Test
    void whatIsSetForGoodDoesNotEnd() {
        owner.runs("/slowmode", Map.of("time", "30s", "for", "1h")).answer();
        owner.runs("/slowmode", "40").answer();

        turn(Duration.ofMinutes(61));
        owner.says("!ping");
        yard.shows("Pong");

        assertThat(yard.channel().slowMode()).isEqualTo(40);
    }

    @Test
    void goesBackAfterARestart() {
        owner.runs("/slowmode", Map.of("time", "30s", "for", "1h")).answer();
        bot.close();
        PLAYGROUND.clock().turnForward(Duration.ofHours(2));

        bot = start();

        await().atMost(Duration.ofSeconds(20)).until(() -> yard.channel().slowMode() == 0);
    }

    @Test
    void finishesAfterARestartWhatWasBegun() {
        PLAYGROUND.faults().answerNext(3, "PATCH", CHANNEL, 500);
        owner.runs("/slowmode", Map.of("time", "30s", "for", "1h"));
        owner.sees("I try again by myself");
        assertThat(yard.channel().slowMode()).isZero();
        bot.close();
        PLAYGROUND.clock().turnForward(Duration.ofMinutes(1));

        bot = start();

        await().atMost(Duration.ofSeconds(20)).until(() -> yard.channel().slowMode() == 30);
        PLAYGROUND.waitsUntilConnected();
        turn(Duration.ofHours(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> yard.channel().slowMode() == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "403, Discord does not let me, 0",
        "404, is not here any more, 0",
        "429, Waiting between two messages, 30",
        "500, Waiting between two messages, 30"
    })
    void setsWhatDiscordLets(int status, String told, int seconds) {
        for (var lasting : List.of("", "1h")) {
            PLAYGROUND.faults().answerNext(1, "PATCH", CHANNEL, status);
            owner.runs("/slowmode", options(lasting)).answer().becomes(told);
            assertThat(yard.channel().slowMode()).isEqualTo(seconds);
        }
    }

    private static Map<String, String> options(String lasting) {
        return lasting.isEmpty() ? Map.of("time", "30s") : Map.of("time", "30s", "for", lasting);
    }

    @Test
    void keepsTheFormerEndWhereDiscordForbidsAnotherOne() {
        owner.runs("/slowmode", Map.of("time", "30s", "for", "1h")).answer();
        PLAYGROUND.faults().answerNext(1, "PATCH", CHANNEL, 403);
        owner.runs("/slowmode", Map.of("time", "50s", "for", "5h")).answer();

        turn(Duration.ofMinutes(61));

        await().until(() -> yard.channel().slowMode() == 0);
    }

    @Test
    void saysWhichPermissionIsMissingBeforeAnythingIsDone() {
        var forbidden = Overwrite.denying(garden.id(), Permission.MANAGE_CHANNELS.bit());
        PLAYGROUND
                .world()
                .channelWork()
                .overwrite(garden.owner().user(), yard.channel(), forbidden);

        assertThat(owner.runs("/slowmode", "5").answer().text())
                .contains("I lack: **Manage Channels**");
        assertThat(PLAYGROUND.requests().of("PATCH", CHANNEL)).isEmpty();
    }

    @Test
    void nobodyDoesElsewhereWhatTheyMayDoHereOnly() {
        var mina = garden.welcomes("Mina").in(yard);
        var keeper = PLAYGROUND.world().guildWork().createRole(garden.guild(), "Yard keeper", 0, 0);
        PLAYGROUND.world().guildWork().grant(garden.guild().memberOrUnknown(mina.id()), keeper);
        PLAYGROUND
                .world()
                .channelWork()
                .overwrite(
                        garden.owner().user(),
                        yard.channel(),
                        Overwrite.allowing(keeper.id(), Permission.MANAGE_CHANNELS.bit()));

        mina.says("!slowmode 5 <#" + garden.general().id() + ">");
        yard.shows("you lack **Manage Channels**");
        mina.says("!slowmode 5");
        yard.shows("Waiting between two messages");
        assertThat(garden.general().channel().slowMode()).isZero();
        assertThat(yard.channel().slowMode()).isEqualTo(5);
    }

    @Test
    void speaksKorean() {
        settle(Locale.KOREAN);

        owner.says("!슬로우모드 10초 --동안=1시간");

        yard.shows("메시지 사이에 기다리는 시간");
        assertThat(yard.channel().slowMode()).isEqualTo(10);
    }

    private static void turn(Duration by) {
        PLAYGROUND.clock().turnForward(by);
    }

    private static List<String> reasons() {
        return PLAYGROUND.requests().of("PATCH", CHANNEL).stream()
                .map(Request::reason)
                .filter(Objects::nonNull)
                .toList();
    }
}
