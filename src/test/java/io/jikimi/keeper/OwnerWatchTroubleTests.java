package io.jikimi.keeper;

import static io.jikimi.keeper.RecordingLine.OWNER;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.DataTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

/**
 * What the owner is told while Discord, the database or an instance fails. Outside a transaction:
 * the ledger asks the database on a thread of its own.
 */
@DataTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@ExtendWith(OutputCaptureExtension.class)
class OwnerWatchTroubleTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WatchedBot bot;

    @Autowired
    OwnerWatchTroubleTests(DataSource source) {
        bot = new WatchedBot(source);
    }

    @Test
    void remembersOverARestartSinceWhenItLastsAndThatItWasTold() {
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(4), bot.watch);
        bot.sore.beginsAnew(bot.clock.instant().plus(MINUTE));
        bot.passes(Duration.ofMinutes(2), bot.instance(bot.sore));
        assertThat(bot.line.words()).hasSize(1);

        bot.passes(Duration.ofMinutes(30), bot.instance(bot.sore));
        assertThat(bot.line.words()).hasSize(1);
        bot.passes(Duration.ofMinutes(5), bot.instance());
        assertThat(bot.line.words()).hasSize(2).last().asString().contains("Over: Timers are late");
    }

    @Test
    void ofManyInstancesOneTellsAlsoWhereOnlyOneSuffers() throws Exception {
        var well = bot.instance();
        var other = bot.instance(bot.sore);
        bot.sore.begins();
        bot.clock.advance(Duration.ofMinutes(6));

        for (var round = 0; round < 10; round++) {
            atOnce(bot.watch::look, other::look, well::look);
            bot.clock.advance(MINUTE);
        }
        assertThat(bot.line.words()).hasSize(1);
        assertThat(bot.count("told")).as("not only shown, but sent once").isEqualTo(1);

        bot.sore.ends();
        for (var round = 0; round < 10; round++) {
            atOnce(bot.watch::look, other::look, well::look);
            bot.clock.advance(MINUTE);
        }
        assertThat(bot.line.words()).hasSize(2);
        assertThat(bot.count("told")).isEqualTo(2);
    }

    @Test
    void whoDiesBetweenSendingAndNotingDoublesNothing() {
        bot.sore.begins();
        bot.clock.advance(Duration.ofMinutes(6));
        bot.line.dieAfterTheNext();
        bot.watch.look();
        assertThat(bot.line.words()).hasSize(1);

        bot.passes(Duration.ofMinutes(10), bot.instance(bot.sore));
        assertThat(bot.line.words()).hasSize(1);
        assertThat(bot.count("told")).isEqualTo(1);
    }

    @Test
    void triesAgainAfterADayWhereTheOwnerTakesNoMessages(CapturedOutput output) {
        bot.line.shutTo(OWNER);
        bot.sore.begins();
        bot.passes(Duration.ofHours(1), bot.watch);
        assertThat(bot.count("refused")).isEqualTo(1);
        assertThat(output).containsOnlyOnce("take no direct messages");

        bot.line.heal();
        bot.passes(Duration.ofHours(24), bot.watch);
        assertThat(bot.line.words()).hasSize(1);
    }

    @Test
    void triesOnWhileDiscordHasTrouble(CapturedOutput output) {
        bot.line.breakFor(OWNER);
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(8), bot.watch);
        assertThat(bot.count("failed")).isEqualTo(4);
        assertThat(output).containsOnlyOnce("is told of 'timers' later");

        bot.line.heal();
        bot.passes(MINUTE, bot.watch);
        assertThat(bot.line.words()).hasSize(1);
    }

    @Test
    void tellsAfterwardsWhatCouldNotBeToldMeanwhile() {
        bot.line.hangUp();
        bot.sore.begins();
        bot.passes(Duration.ofHours(2), bot.watch);
        bot.sore.ends();
        bot.passes(Duration.ofHours(1), bot.watch);
        assertThat(bot.line.words()).isEmpty();

        bot.line.pickUp();
        bot.passes(Duration.ofMinutes(2), bot.instance());
        assertThat(bot.line.words())
                .singleElement()
                .asString()
                .contains("Over by now: Timers are late", "no way to tell you");
    }

    @Test
    void doesNotSayThatSomethingStandsWhichIsOverSinceTheStart() {
        bot.line.hangUp();
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(10), bot.watch);

        bot.line.pickUp();
        bot.passes(Duration.ofMinutes(10), bot.instance());
        assertThat(bot.line.words()).singleElement().asString().contains("Over by now");
    }

    @Test
    void tellsFromMemoryOnceWhileTheDatabaseIsAway() {
        bot.door.close();
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(30), bot.watch);
        assertThat(bot.line.words()).hasSize(1);

        bot.door.open();
        bot.passes(Duration.ofMinutes(30), bot.watch);
        assertThat(bot.line.words()).hasSize(1);
        bot.sore.ends();
        bot.passes(Duration.ofMinutes(5), bot.watch);
        assertThat(bot.line.words()).hasSize(2).last().asString().contains("✅ **Over");
    }

    @Test
    void knowsFromMemoryWhatTheDatabaseKnew() {
        bot.sore.begins();
        bot.passes(Duration.ofMinutes(10), bot.watch);
        bot.door.close();
        bot.passes(Duration.ofHours(1), bot.watch);

        assertThat(bot.line.words()).hasSize(1);
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
}
