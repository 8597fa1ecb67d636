package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.cluster.Identify;
import io.jikimi.cluster.IdentifyLedger;
import io.jikimi.cluster.Instance;
import io.jikimi.discord.IdentifyWait.Reason;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the day's identifies last for; the loops count in the database, as restarts would. */
@DataTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class IdentifyDayTests {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration UNTIL_IT_DIES = Duration.ofSeconds(7);

    private final SettableClock clock = new SettableClock(NOON);
    private final JdbcClient database;

    @Autowired
    IdentifyDayTests(JdbcClient database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.sql("delete from cluster_identify").update();
    }

    @Test
    void theLowerOfDiscordsFigureAndOurCountHolds() {
        assertThat(day(1_000, sent(40, NOON.minusSeconds(60))).left()).isEqualTo(960);
        assertThat(day(300, sent(40, NOON.minusSeconds(60))).left()).isEqualTo(300);
        assertThat(day(300, sent(40, NOON)).left()).as("sent since Discord said so").isEqualTo(260);
    }

    @Test
    void theLastTwentiethIsKeptUntilDiscordsDayOrOursEnds() {
        assertThat(day(51, List.of()).waitOf(0, NOON)).isEmpty();
        assertThat(day(50, List.of()).waitOf(0, NOON))
                .hasValue(new IdentifyWait(Reason.USED_UP, NOON.plus(Duration.ofHours(5))));

        var oldest = NOON.minus(Duration.ofHours(3));
        assertThat(day(1_000, sent(950, oldest)).waitOf(7, NOON))
                .hasValue(new IdentifyWait(Reason.USED_UP, oldest.plus(DAY)));
        assertThat(day(1_000, sent(949, oldest)).waitOf(7, NOON)).isEmpty();
    }

    @Test
    void aRestartThatNeedNotBeLeavesAQuarter() {
        assertThat(day(260, List.of()).allowsRestart(10)).isTrue();
        assertThat(day(259, List.of()).allowsRestart(10)).isFalse();
        assertThat(day(600, List.of()).allowsRestart(200)).as("twice the shards").isTrue();
        assertThat(day(599, List.of()).allowsRestart(200)).isFalse();
    }

    @Test
    void theSixthStartInTenMinutesWaitsAndTheFifthDoesNot() {
        var starts = new ArrayList<Identify>();
        for (var start = 0; start < 5; start++) {
            assertThat(day(1_000, starts).waitOf(0, NOON)).isEmpty();
            starts.add(identify("start " + start, 0, NOON.minusSeconds(300 - start)));
        }

        assertThat(day(1_000, starts).waitOf(0, NOON))
                .hasValue(new IdentifyWait(Reason.TOO_OFTEN, NOON.plusSeconds(300)));
        assertThat(day(1_000, starts).waitOf(1, NOON)).as("another shard").isEmpty();
    }

    @Test
    void oneProcessThatConnectsAnewAgainAndAgainWaitsLater() {
        assertThat(day(1_000, own(29)).waitOf(0, NOON)).isEmpty();
        assertThat(day(1_000, own(30)).waitOf(0, NOON))
                .map(IdentifyWait::reason)
                .hasValue(Reason.TOO_OFTEN);
    }

    @Test
    void aThousandRestartsOfALoopUseFortyEightADayWhateverDiscordSays() {
        var sent = new ArrayList<Instant>();
        for (var start = 0; start < 1_000; start++) {
            startAndDie(1, sent);
        }

        assertThat(mostInADay(sent)).isEqualTo(48);
    }

    @Test
    void aLoopOfManyShardsStopsBeforeTheReserve() {
        var sent = new ArrayList<Instant>();
        for (var start = 0; start < 60; start++) {
            startAndDie(30, sent);
        }

        assertThat(mostInADay(sent)).isEqualTo(950);
    }

    /** One run of a process that dies as soon as its shards have identified. */
    private void startAndDie(int shards, List<Instant> sent) {
        var instance = new Instance(String.valueOf(sent.size()), clock.instant());
        var ledger = new IdentifyLedger(instance, database, clock);
        for (var shard = 0; shard < shards; shard++) {
            waitFor(shard, ledger);
            ledger.intend(shard, false);
            sent.add(clock.instant());
        }
        clock.advance(UNTIL_IT_DIES);
    }

    // Discord always says that nothing was used, as when its figure is late.
    private void waitFor(int shard, IdentifyLedger ledger) {
        while (true) {
            var now = clock.instant();
            var answer = new GatewayAnswer("ws://x", 1, 1, 1_000, 1_000, now.plus(DAY), now);
            var wait = new IdentifyDay(answer, ledger.lastDay(), ledger.self()).waitOf(shard, now);
            if (wait.isEmpty()) {
                return;
            }
            clock.advance(Duration.between(now, wait.get().until()).plusMillis(1));
        }
    }

    private static int mostInADay(List<Instant> sent) {
        var most = 0;
        var first = 0;
        for (var last = 0; last < sent.size(); last++) {
            while (!sent.get(first).plus(DAY).isAfter(sent.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private static IdentifyDay day(int remaining, List<Identify> lastDay) {
        var reset = NOON.plus(Duration.ofHours(5));
        return new IdentifyDay(
                new GatewayAnswer("ws://x", 1, 1, 1_000, remaining, reset, NOON), lastDay, "me");
    }

    private static List<Identify> sent(int many, Instant at) {
        return IntStream.range(0, many).mapToObj(each -> identify("me", 1_000 + each, at)).toList();
    }

    private static List<Identify> own(int many) {
        return IntStream.range(0, many)
                .mapToObj(each -> identify("me", 0, NOON.minusSeconds(1_000 - each)))
                .toList();
    }

    private static Identify identify(String instance, int shard, Instant at) {
        return new Identify(instance + shard + at, instance, shard, at, false);
    }
}
