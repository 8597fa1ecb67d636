package io.jikimi.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.jikimi.guilds.GuildReturned;
import io.jikimi.testing.SettableClock;
import io.jikimi.testing.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Timers of a room that does what the tests say, on the real tables of both databases. */
@ParameterizedClass
@EnumSource
class TimersTests {

    private static final long GARDEN = 5L << 22;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** The databases that Jikimi knows. */
    enum Database {
        H2,
        POSTGRESQL;

        DriverManagerDataSource fresh() {
            return this == POSTGRESQL
                    ? new DriverManagerDataSource(TestDatabase.freshDatabase(), "postgres", "")
                    : new DriverManagerDataSource(
                            "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                    .formatted(UUID.randomUUID()));
        }
    }

    private final DriverManagerDataSource source;
    private final JdbcClient database;
    private final SettableClock clock = new SettableClock(NOW);
    private final MadeUpWork work = new MadeUpWork();
    private final List<MadeUpInstance> instances = new ArrayList<>();

    TimersTests(Database kind) {
        source = kind.fresh();
        database = JdbcClient.create(source);
    }

    @BeforeEach
    void createTables() {
        Flyway.configure().dataSource(source).load().migrate();
    }

    @AfterEach
    void endAll() {
        instances.forEach(MadeUpInstance::close);
    }

    @Test
    void runsAtItsMoment() {
        var bot = bot(Clock.systemUTC()).starts();
        var due = Instant.now().plusMillis(400).truncatedTo(ChronoUnit.MILLIS);

        bot.timers.set(MadeUpWork.timer(GARDEN, "one"), due);

        await().until(() -> work.done().equals(List.of("one")));
        assertThat(work.runs.peek().at()).isEqualTo(due);
        assertThat(Instant.now()).isCloseTo(due, within(1, ChronoUnit.SECONDS));
        await().until(this::isEmpty);
    }

    @Test
    void whatWasDueWhileNothingRanIsDoneInOrder() {
        var bot = bot(clock);
        IntStream.range(0, 5)
                .forEach(
                        each ->
                                bot.timers.set(
                                        MadeUpWork.timer(GARDEN, "number " + each),
                                        NOW.minus(Duration.ofDays(each))));

        bot.starts();

        await().until(this::isEmpty);
        assertThat(work.done()).hasSize(5);
        assertThat(work.runs).extracting(Due::failures).containsOnly(0);
    }

    @Test
    void nothingRunsBeforeItsMoment() {
        var bot = bot(clock).starts();
        bot.timers.set(MadeUpWork.timer(GARDEN, "later"), NOW.plusSeconds(60));
        bot.timers.set(MadeUpWork.timer(GARDEN, "now"), NOW);

        await().until(() -> work.done().contains("now"));
        turn(bot, Duration.ofSeconds(59));
        bot.timers.set(MadeUpWork.timer(GARDEN, "now again"), NOW);
        await().until(() -> work.done().contains("now again"));
        assertThat(work.done()).doesNotContain("later");

        turn(bot, Duration.ofSeconds(1));
        await().until(() -> work.done().contains("later"));
    }

    @Test
    void aTimerThatIsSetAnewRunsOnceAtTheNewMoment() {
        var bot = bot(clock).starts();
        var timer = MadeUpWork.timer(GARDEN, "moved");
        bot.timers.set(timer, NOW.plusSeconds(60));
        bot.timers.set(timer, NOW.plusSeconds(600));

        assertThat(bot.timers.due(timer)).contains(NOW.plusSeconds(600));
        turn(bot, Duration.ofSeconds(300));
        bot.timers.set(MadeUpWork.timer(GARDEN, "other"), NOW);
        await().until(() -> work.done().contains("other"));
        turn(bot, Duration.ofSeconds(300));

        await().until(this::isEmpty);
        assertThat(work.done()).containsExactly("other", "moved");
    }

    @Test
    void whatIsCancelledOrRolledBackNeverRuns() {
        var bot = bot(clock).starts();
        var timer = MadeUpWork.timer(GARDEN, "cancelled");
        bot.timers.set(timer, NOW.plusSeconds(1));
        assertThat(bot.timers.cancel(timer)).isTrue();
        assertThat(bot.timers.cancel(timer)).isFalse();

        transaction()
                .executeWithoutResult(
                        open -> {
                            bot.timers.set(MadeUpWork.timer(GARDEN, "rolled back"), NOW);
                            open.setRollbackOnly();
                        });
        transaction()
                .executeWithoutResult(
                        _ -> bot.timers.set(MadeUpWork.timer(GARDEN, "committed"), NOW));
        turn(bot, Duration.ofSeconds(2));

        await().until(this::isEmpty);
        assertThat(work.done()).containsExactly("committed");
    }

    @Test
    void whatFailsIsTriedAgainWithGrowingPauses() {
        var bot = bot(clock).starts();
        var timer = MadeUpWork.timer(GARDEN, "failing");
        work.does(
                "failing",
                due -> {
                    if (due.failures() < 3) {
                        throw new Delayed("Discord is in trouble");
                    }
                    return Next.DONE;
                });
        bot.timers.set(timer, NOW);

        awaitFailures(1);
        assertThat(nextTry()).isBetween(NOW.plusSeconds(4), NOW.plusSeconds(6));
        turn(bot, Duration.ofSeconds(10));
        assertThat(bot.timers.overdue(GARDEN, 5))
                .singleElement()
                .satisfies(
                        late -> {
                            assertThat(late.dueAt()).isEqualTo(NOW);
                            assertThat(late.problem()).isEqualTo("Discord is in trouble");
                        });
        awaitFailures(2);
        turn(bot, Duration.ofMinutes(1));
        awaitFailures(3);
        turn(bot, Duration.ofMinutes(2));

        await().until(this::isEmpty);
        assertThat(work.runs).extracting(Due::at).containsOnly(NOW);
        assertThat(work.runs).extracting(Due::failures).containsExactly(0, 1, 2, 3);
    }

    @Test
    void whatAPersonMustPutRightIsTriedEveryHour() {
        var bot = bot(clock).starts();
        work.does(
                "blocked",
                _ -> {
                    throw new Blocked("may not ban");
                });
        bot.timers.set(MadeUpWork.timer(GARDEN, "blocked"), NOW);

        awaitFailures(1);

        assertThat(nextTry()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void whatFailsForAWeekIsGivenUpButNotForHavingWaitedLong() {
        var bot = bot(clock);
        work.does(
                "hopeless",
                _ -> {
                    throw new IllegalStateException("always");
                });
        bot.timers.set(MadeUpWork.timer(GARDEN, "hopeless"), NOW.minus(Duration.ofDays(30)));
        bot.starts();

        awaitFailures(1);
        turn(bot, Duration.ofDays(6));
        awaitFailures(2);
        assertThat(work.givenUp).isEmpty();
        turn(bot, Duration.ofDays(2));

        await().until(this::isEmpty);
        assertThat(work.givenUp)
                .extracting(due -> due.timer().subject())
                .containsExactly("hopeless");
    }

    @Test
    void whatComesAgainIsNewEachTime() {
        var bot = bot(clock).starts();
        work.does(
                "daily",
                due ->
                        due.at().isBefore(NOW.plus(Duration.ofDays(3)))
                                ? Next.again(due.at().plus(Duration.ofDays(1)))
                                : Next.DONE);
        bot.timers.set(MadeUpWork.timer(GARDEN, "daily"), NOW);

        for (var day = 1; day <= 3; day++) {
            var runs = day;
            await().until(() -> work.runs.size() == runs && isUnclaimed());
            turn(bot, Duration.ofDays(1));
        }

        await().until(this::isEmpty);
        assertThat(work.runs)
                .extracting(Due::at)
                .containsExactly(
                        NOW,
                        NOW.plus(Duration.ofDays(1)),
                        NOW.plus(Duration.ofDays(2)),
                        NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void whatIsSetAnewWhileItRunsIsNotEndedByTheRun() throws Exception {
        var bot = bot(clock).starts();
        var timer = MadeUpWork.timer(GARDEN, "twice");
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        work.does(
                "twice",
                due -> {
                    if (due.at().equals(NOW)) {
                        running.countDown();
                        awaits(goOn);
                    }
                    return Next.DONE;
                });
        bot.timers.set(timer, NOW);

        running.await();
        bot.timers.set(timer, NOW.plusSeconds(60));
        goOn.countDown();
        turn(bot, Duration.ofSeconds(60));

        await().until(this::isEmpty);
        assertThat(work.runs).extracting(Due::at).containsExactly(NOW, NOW.plusSeconds(60));
    }

    @Test
    void theTimersOfAGuildThatIsAwayWait() {
        var bot = bot(clock);
        bot.absent.add(GARDEN);
        bot.timers.set(MadeUpWork.timer(GARDEN, "waits"), NOW);
        bot.timers.set(MadeUpWork.timer(GARDEN + 1, "other"), NOW);
        bot.starts();

        await().until(() -> work.done().contains("other") && isUnclaimed());
        bot.absent.clear();
        turn(bot, Duration.ofSeconds(6));

        await().until(this::isEmpty);
        assertThat(work.done()).containsExactly("other", "waits");
        assertThat(work.runs).extracting(Due::failures).containsOnly(0);
    }

    @Test
    void theTimersOfAGuildThatRemovedJikimiWaitUntilItIsBack() {
        var bot = bot(clock);
        bot.left.add(GARDEN);
        bot.timers.set(MadeUpWork.timer(GARDEN, "frozen"), NOW);
        bot.starts();
        await().until(() -> nextTry().equals(NOW.plus(Duration.ofHours(1))));

        turn(bot, Duration.ofDays(20));
        await().until(() -> nextTry().isAfter(clock.instant()));
        bot.left.clear();
        bot.timers.welcomeBack(new GuildReturned(GARDEN));

        await().until(this::isEmpty);
        assertThat(work.runs).extracting(Due::at).containsExactly(NOW);
    }

    @Test
    void whatADeadProcessHadClaimedIsRunAgain() {
        var bot = bot(clock);
        bot.timers.set(MadeUpWork.timer(GARDEN, "orphan"), NOW);
        database.sql(
                        """
                        update timer set picked = true, picked_by = 'dead',
                            last_heartbeat = timestamp with time zone '2026-03-01 11:59:40+00'
                        """)
                .update();

        bot.starts();

        await().until(() -> work.done().contains("orphan"));
    }

    @Test
    void nothingIsClaimedBeforeTheShardIsConnected() {
        var bot = bot(clock);
        bot.isConnected(false);
        bot.timers.set(MadeUpWork.timer(GARDEN, "early"), NOW);
        bot.starts();
        bot.meters.look();
        assertThat(work.done()).isEmpty();

        bot.isConnected(true);
        bot.alarm.ring();

        await().until(this::isEmpty);
    }

    @Test
    void aGuildWhoseTimersWaitForDiscordDoesNotKeepOthersWaiting() {
        var bot = bot(clock);
        var goOn = new CountDownLatch(1);
        for (var each = 0; each < 50; each++) {
            work.does(
                    "slow " + each,
                    _ -> {
                        awaits(goOn);
                        return Next.DONE;
                    });
            bot.timers.set(MadeUpWork.timer(GARDEN, "slow " + each), NOW.minusSeconds(60));
        }
        bot.timers.set(MadeUpWork.timer(GARDEN + 1, "quick"), NOW);
        bot.starts();

        await().until(() -> work.done().contains("quick"));
        assertThat(work.done()).hasSize(GuildShares.SHARE + 1);
        goOn.countDown();
        await().until(
                        () -> {
                            turn(bot, Duration.ofSeconds(1));
                            return isEmpty();
                        });
        assertThat(work.done()).hasSize(51).doesNotHaveDuplicates();
    }

    @Test
    void whatIsLateIsCounted() {
        var bot = bot(clock);
        bot.timers.set(MadeUpWork.timer(GARDEN, "late"), NOW.minus(Duration.ofMinutes(3)));
        bot.timers.set(MadeUpWork.timer(GARDEN, "future"), NOW.plusSeconds(60));

        bot.meters.look();

        assertThat(bot.registry.get("jikimi.timers.overdue").gauge().value()).isEqualTo(1);
        assertThat(bot.registry.get("jikimi.timers.lag").timeGauge().value()).isEqualTo(180);
        assertThat(new TimerHealthIndicator(bot.meters).health().getStatus().getCode())
                .isEqualTo("DEGRADED");
    }

    private MadeUpInstance bot(Clock time) {
        var bot = new MadeUpInstance("bot", source, time, false, 1, work);
        instances.add(bot);
        return bot;
    }

    private void turn(MadeUpInstance bot, Duration by) {
        clock.advance(by);
        bot.alarm.ring();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    private boolean isEmpty() {
        return count("select count(*) from timer") == 0;
    }

    private boolean isUnclaimed() {
        return count("select count(*) from timer where picked = true") == 0;
    }

    private void awaitFailures(int failures) {
        await().until(
                        () ->
                                count(
                                                "select count(*) from timer where picked = false"
                                                        + " and consecutive_failures = "
                                                        + failures)
                                        == 1);
    }

    private int count(String sql) {
        return database.sql(sql).query(Integer.class).single();
    }

    private Instant nextTry() {
        return database.sql("select execution_time from timer")
                .query((row, _) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                .single();
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
