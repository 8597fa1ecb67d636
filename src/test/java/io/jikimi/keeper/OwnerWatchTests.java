package io.jikimi.keeper;

import static io.jikimi.keeper.RecordingLine.MATE;
import static io.jikimi.keeper.RecordingLine.OWNER;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.keeper.OwnerAlertProperties.Language;
import io.jikimi.lifecycle.Concern;
import io.jikimi.messages.Words;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

/** Outside a transaction: the ledger asks the database on a thread of its own. */
@DataTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@ExtendWith(OutputCaptureExtension.class)
class OwnerWatchTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-27T12:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordingLine line = new RecordingLine();
    private final Sore sore = new Sore("timers");
    private final Door door;
    private OwnerWatch watch;

    @Autowired
    OwnerWatchTests(DataSource source) {
        door = new Door(source);
        watch = instance(sore);
    }

    @BeforeEach
    void empty() {
        JdbcClient.create(door).sql("delete from keeper_owner_alert").update();
    }

    @Test
    void tellsWhatLastsOnceAndThatItIsOver() {
        sore.begins();
        passes(Duration.ofMinutes(4), watch);
        assertThat(line.words()).isEmpty();

        passes(Duration.ofMinutes(30), watch);
        assertThat(line.words())
                .singleElement()
                .asString()
                .contains("⚠️ **Timers are late**", "starts 40 seconds late", "What to do")
                .contains("<t:" + clock.instant().minus(Duration.ofMinutes(34)).getEpochSecond())
                .contains("docs/owner-alerts.md");

        sore.ends();
        passes(Duration.ofMinutes(10), watch);
        assertThat(line.words()).hasSize(2).last().asString().contains("✅ **Over: Timers are");
        assertThat(count("told")).isEqualTo(2);
        assertThat(rows()).isZero();
    }

    @Test
    void tellsAgainEachDayWhileItLasts() {
        sore.begins();
        passes(Duration.ofMinutes(10), watch);
        passes(Duration.ofHours(23), watch);
        assertThat(line.words()).hasSize(1);

        passes(Duration.ofHours(2), watch);
        assertThat(line.words()).hasSize(2).last().asString().contains("Still: Timers are late");
    }

    @Test
    void saysNothingOfWhatPasses() {
        for (var time = 0; time < 5; time++) {
            sore.begins();
            passes(Duration.ofMinutes(3), watch);
            sore.ends();
            passes(Duration.ofMinutes(5), watch);
        }

        assertThat(line.words()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void remembersOverARestartSinceWhenItLastsAndThatItWasTold() {
        sore.begins();
        passes(Duration.ofMinutes(4), watch);
        sore.beginsAnew(clock.instant().plus(MINUTE));
        passes(Duration.ofMinutes(2), instance(sore));
        assertThat(line.words()).hasSize(1);

        passes(Duration.ofMinutes(30), instance(sore));
        assertThat(line.words()).hasSize(1);
        passes(Duration.ofMinutes(5), instance());
        assertThat(line.words()).hasSize(2).last().asString().contains("Over: Timers are late");
    }

    @Test
    void ofManyInstancesOneTellsAlsoWhereOnlyOneSuffers() throws Exception {
        var well = instance();
        var other = instance(sore);
        sore.begins();
        clock.advance(Duration.ofMinutes(6));

        for (var round = 0; round < 10; round++) {
            atOnce(watch::look, other::look, well::look);
            clock.advance(MINUTE);
        }
        assertThat(line.words()).hasSize(1);
        assertThat(count("told")).as("not only shown, but sent once").isEqualTo(1);

        sore.ends();
        for (var round = 0; round < 10; round++) {
            atOnce(watch::look, other::look, well::look);
            clock.advance(MINUTE);
        }
        assertThat(line.words()).hasSize(2);
        assertThat(count("told")).isEqualTo(2);
    }

    @Test
    void whoDiesBetweenSendingAndNotingDoublesNothing() {
        sore.begins();
        clock.advance(Duration.ofMinutes(6));
        line.dieAfterTheNext();
        watch.look();
        assertThat(line.words()).hasSize(1);

        passes(Duration.ofMinutes(10), instance(sore));
        assertThat(line.words()).hasSize(1);
        assertThat(count("told")).isEqualTo(1);
    }

    @Test
    void triesAgainAfterADayWhereTheOwnerTakesNoMessages(CapturedOutput output) {
        line.shutTo(OWNER);
        sore.begins();
        passes(Duration.ofHours(1), watch);
        assertThat(count("refused")).isEqualTo(1);
        assertThat(output).containsOnlyOnce("take no direct messages");

        line.heal();
        passes(Duration.ofHours(24), watch);
        assertThat(line.words()).hasSize(1);
    }

    @Test
    void triesOnWhileDiscordHasTrouble(CapturedOutput output) {
        line.breakFor(OWNER);
        sore.begins();
        passes(Duration.ofMinutes(8), watch);
        assertThat(count("failed")).isEqualTo(4);
        assertThat(output).containsOnlyOnce("is told of 'timers' later");

        line.heal();
        passes(MINUTE, watch);
        assertThat(line.words()).hasSize(1);
    }

    @Test
    void writesToAllOfATeamWhoCanBeReached() {
        line.withATeam().shutTo(OWNER);
        sore.begins();
        passes(Duration.ofMinutes(10), watch);

        assertThat(line.written()).extracting(RecordingLine.Written::ownerId).containsExactly(MATE);
        assertThat(count("told")).isEqualTo(1);
    }

    @Test
    void tellsAfterwardsWhatCouldNotBeToldMeanwhile() {
        line.hangUp();
        sore.begins();
        passes(Duration.ofHours(2), watch);
        sore.ends();
        passes(Duration.ofHours(1), watch);
        assertThat(line.words()).isEmpty();

        line.pickUp();
        passes(Duration.ofMinutes(2), instance());
        assertThat(line.words())
                .singleElement()
                .asString()
                .contains("Over by now: Timers are late", "no way to tell you");
    }

    @Test
    void doesNotSayThatSomethingStandsWhichIsOverSinceTheStart() {
        line.hangUp();
        sore.begins();
        passes(Duration.ofMinutes(10), watch);

        line.pickUp();
        passes(Duration.ofMinutes(10), instance());
        assertThat(line.words()).singleElement().asString().contains("Over by now");
    }

    @Test
    void tellsFromMemoryOnceWhileTheDatabaseIsAway() {
        door.close();
        sore.begins();
        passes(Duration.ofMinutes(30), watch);
        assertThat(line.words()).hasSize(1);

        door.open();
        passes(Duration.ofMinutes(30), watch);
        assertThat(line.words()).hasSize(1);
        sore.ends();
        passes(Duration.ofMinutes(5), watch);
        assertThat(line.words()).hasSize(2).last().asString().contains("✅ **Over");
    }

    @Test
    void knowsFromMemoryWhatTheDatabaseKnew() {
        sore.begins();
        passes(Duration.ofMinutes(10), watch);
        door.close();
        passes(Duration.ofHours(1), watch);

        assertThat(line.words()).hasSize(1);
    }

    @Test
    void oneThatCannotBeJudgedHidesNoOther(CapturedOutput output) {
        var broken = new Sore("broken");
        broken.breaks();
        sore.begins();
        passes(Duration.ofMinutes(10), instance(broken, sore));

        assertThat(line.words()).hasSize(1);
        assertThat(output).containsOnlyOnce("cannot be told how 'broken' stands");
    }

    @Test
    void speaksKoreanWhereThatIsSet() {
        sore.begins();
        passes(Duration.ofMinutes(10), instance(Language.KO, sore));

        assertThat(line.words()).singleElement().asString().contains("타이머가 늦어요", "할 일");
    }

    private void passes(Duration time, OwnerWatch looking) {
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.advance(MINUTE);
            looking.look();
        }
    }

    private OwnerWatch instance(Concern... concerns) {
        return instance(Language.EN, concerns);
    }

    private OwnerWatch instance(Language language, Concern... concerns) {
        var properties = new OwnerAlertProperties(true, Duration.ofMinutes(5), language);
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasenames("messages.keeper");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        bundles.setAlwaysUseMessageFormat(true);
        return new OwnerWatch(
                properties,
                List.of(concerns),
                new OwnerAlertLedger(JdbcClient.create(door)),
                new OwnerPost(line, meters, List.of(concerns)),
                new OwnerWords(new Words(bundles), properties),
                clock);
    }

    private double count(String outcome) {
        return meters.get("jikimi.owner.alerts")
                .tag("concern", "timers")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private int rows() {
        return JdbcClient.create(door)
                .sql("select count(*) from keeper_owner_alert")
                .query(Integer.class)
                .single();
    }

    private static void atOnce(Runnable... works) throws Exception {
        var ready = new CountDownLatch(works.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var work : works) {
                threads.submit(
                        () -> {
                            ready.countDown();
                            ready.await();
                            work.run();
                            return true;
                        });
            }
        }
    }

    /** A concern that stands when it is told to. */
    private final class Sore implements Concern {

        private final String name;
        private @Nullable Instant since;
        private boolean broken;

        Sore(String name) {
            this.name = name;
        }

        void begins() {
            since = clock.instant();
        }

        void beginsAnew(Instant later) {
            since = later;
        }

        void ends() {
            since = null;
        }

        void breaks() {
            broken = true;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Standing standing() {
            if (broken) {
                throw new IllegalStateException("on purpose");
            }
            return since == null
                    ? null
                    : new Standing(since, "concerns.timers.what", List.of("40"));
        }
    }

    /** The way to the database, which can be shut. */
    private static final class Door extends AbstractDataSource {

        private final DataSource source;
        private volatile boolean shut;

        Door(DataSource source) {
            this.source = source;
        }

        void close() {
            shut = true;
        }

        void open() {
            shut = false;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (shut) {
                throw new SQLException("shut on purpose");
            }
            return source.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
