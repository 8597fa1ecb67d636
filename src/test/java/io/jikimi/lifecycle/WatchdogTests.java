package io.jikimi.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.testing.SettableClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

@ExtendWith(OutputCaptureExtension.class)
class WatchdogTests {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final SettableClock clock = new SettableClock(NOON);
    private final List<Integer> ends = new CopyOnWriteArrayList<>();

    @Test
    void whatIsStuckAtTwoLooksRunningEndsTheProcessOnceWith70(CapturedOutput output)
            throws InterruptedException {
        var lanes = new Sign("lanes");
        var watchdog = watchdog(new Sign("beat"), lanes);
        look(watchdog, 3);
        assertThat(watchdog.isWell()).isTrue();

        var self = Thread.currentThread().getName();
        lanes.says = new Trouble("they stand still", NOON, List.of(self));
        look(watchdog, 1);
        lanes.says = null;
        look(watchdog, 1);
        assertThat(ends).as("it was gone at the second look").isEmpty();

        lanes.says = new Trouble("they stand still", NOON, List.of(self));
        look(watchdog, 4);
        assertThat(ends).containsExactly(70);
        assertThat(watchdog.isWell()).isFalse();
        assertThat(watchdog.trouble()).hasValue(lanes.says);
        assertThat(output)
                .containsOnlyOnce("Stuck for")
                .contains("lanes (they stand still)", "code 70", '"' + self, "WatchdogTests");
    }

    @Test
    void aBrokenVitalSignBlindsItForNothingElse(CapturedOutput output) throws InterruptedException {
        var broken =
                new Sign("broken") {
                    @Override
                    public @Nullable Trouble trouble() {
                        throw new NoSuchMethodError("on purpose");
                    }
                };
        var stuck = new Sign("zebra");
        var watchdog = watchdog(broken, stuck);
        look(watchdog, 3);
        assertThat(ends).isEmpty();
        assertThat(output).containsOnlyOnce("broken cannot be judged");

        stuck.says = new Trouble("it stands still", NOON, List.of());
        look(watchdog, 2);
        assertThat(ends).containsExactly(70);
    }

    @Test
    void aVitalSignThatNeverAnswersIsStuckItself() throws InterruptedException {
        var release = new CountDownLatch(1);
        var hanging =
                new Sign("hanging") {
                    @Override
                    public @Nullable Trouble trouble() {
                        awaitQuietly(release);
                        return null;
                    }
                };
        var watchdog = watchdog(hanging);
        look(watchdog, 7);
        assertThat(ends).isEmpty();
        look(watchdog, 2);
        release.countDown();

        assertThat(ends).containsExactly(70);
        assertThat(watchdog.trouble()).map(Trouble::what).hasValue("it cannot be looked at");
    }

    @Test
    void isNotWellWhenItNoLongerLooksItself() throws InterruptedException {
        var watchdog = watchdog(new Sign("lanes"));
        look(watchdog, 1);
        clock.advance(Duration.ofMinutes(2));
        assertThat(watchdog.isWell()).isFalse();

        look(watchdog, 1);
        assertThat(watchdog.isWell()).isTrue();
    }

    @Test
    void looksByItselfAndStopsWhenTold() {
        var watchdog = watchdog(new Sign("lanes"));
        var before = watchdogs();
        watchdog.start();
        assertThat(watchdogs()).hasSize(before.size() + 1);
        watchdog.stop();

        await().until(() -> watchdogs().size() == before.size());
    }

    @Test
    void threadsThatWaitForEachOtherAreNamed() {
        var deadlocks = new Deadlocks(clock);
        assertThat(deadlocks.trouble()).isNull();
        var first = new ReentrantLock();
        var second = new ReentrantLock();
        var both = new CountDownLatch(2);
        var threads =
                List.of(
                        locking("left", first, second, both),
                        locking("right", second, first, both));

        await().until(() -> deadlocks.trouble() != null);
        assertThat(deadlocks.trouble())
                .satisfies(
                        trouble ->
                                assertThat(trouble.threads())
                                        .containsExactlyInAnyOrder("left", "right"));
        threads.forEach(Thread::interrupt);
        await().until(() -> deadlocks.trouble() == null);
    }

    @Test
    void aDumpShowsVirtualThreadsThatRunAndNoOthersThanAskedFor() {
        var release = new CountDownLatch(1);
        var spinning =
                Thread.ofVirtual()
                        .name("spins")
                        .start(
                                () -> {
                                    while (release.getCount() > 0) {
                                        Thread.onSpinWait();
                                    }
                                });
        await().until(spinning::isAlive);

        await().until(() -> ThreadDump.of("no such").contains("\"spins\""));
        assertThat(ThreadDump.of("no such")).doesNotContain("\"main\"");
        release.countDown();
    }

    @Test
    void anEndThatHangsIsCutShort(CapturedOutput output) {
        var limit = new EndLimit(Duration.ofMillis(10), ends::add);
        limit.begin(143);

        await().untilAsserted(() -> assertThat(ends).containsExactly(143));
        assertThat(output).containsOnlyOnce("The end took longer than");
    }

    private Watchdog watchdog(Vital... vitals) {
        return new Watchdog(List.of(vitals), ends::add, clock);
    }

    private void look(Watchdog watchdog, int times) throws InterruptedException {
        for (var time = 0; time < times; time++) {
            watchdog.look();
            clock.advance(BETWEEN_LOOKS);
        }
    }

    private static Thread locking(
            String name, ReentrantLock one, ReentrantLock other, CountDownLatch both) {
        return Thread.ofPlatform()
                .daemon()
                .name(name)
                .start(
                        () -> {
                            one.lock();
                            try {
                                both.countDown();
                                awaitQuietly(both);
                                other.lockInterruptibly();
                                other.unlock();
                            } catch (InterruptedException released) {
                                Thread.currentThread().interrupt();
                            } finally {
                                one.unlock();
                            }
                        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Thread> watchdogs() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("watchdog"))
                .toList();
    }

    /** What is well unless it says otherwise. */
    private static class Sign implements Vital {

        private final String name;
        private volatile @Nullable Trouble says;

        Sign(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Trouble trouble() {
            return says;
        }
    }
}
