package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

class RestShareTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private int instances = 1;
    private volatile long now;

    @Test
    void whatIsMoreThanASecondsWorthWaits() throws InterruptedException {
        var share = share(10);

        var sent = sentAt(share, 25);

        assertThat(sent.subList(0, 10)).containsOnly(0L);
        assertThat(sent.subList(10, 20)).allMatch(at -> at > SECOND && at < 2 * SECOND);
        assertThat(sent.subList(20, 25)).allMatch(at -> at > 2 * SECOND && at < 3 * SECOND);
    }

    @Test
    void instancesDivideTheLimitAsTheyComeAndGo() throws InterruptedException {
        var share = share(10);
        instances = 3;
        assertThat(sentAt(share, 4).getLast()).isGreaterThan(SECOND);
        now += 2 * SECOND;
        var before = now;
        instances = 1;

        assertThat(sentAt(share, 10)).containsOnly(before);
    }

    @Test
    void oneASecondIsLeftHoweverManyThereAre() throws InterruptedException {
        var share = share(10);
        instances = 40;

        assertThat(sentAt(share, 3)).element(2).isEqualTo(2_100_000_000L);
    }

    @Test
    void nothingWaitsWhereAProxyKeepsTheLimit() throws InterruptedException {
        assertThat(sentAt(share(0), 1_000)).containsOnly(0L);
    }

    @Test
    void whatIsNotWantedAnyMoreCostsNothing() throws InterruptedException {
        var share = share(2);
        for (var each = 0; each < 10; each++) {
            assertThat(share.await(() -> false)).isFalse();
        }

        assertThat(sentAt(share, 2)).containsOnly(0L);
    }

    @Test
    void aRequestIsGivenUpWhileItWaits() throws InterruptedException {
        var share = share(1);
        assertThat(share.await(() -> true)).isTrue();

        assertThat(share.await(() -> now < SECOND / 2)).isFalse();
        assertThat(now).isLessThan(SECOND);
    }

    @Test
    void measuresHowLongRequestsWait() throws InterruptedException {
        sentAt(share(1), 2);

        var waits = meters.get("jikimi.rest.global.wait").timer();
        assertThat(waits.count()).isEqualTo(2);
        assertThat(waits.max(TimeUnit.SECONDS)).isBetween(1.0, 1.2);
    }

    @Test
    void thoseThatWaitGoInTheirOrderAndAnEndLetsGoOfAll() throws InterruptedException {
        var mayPass = new CountDownLatch(1);
        var share =
                new RestShare(
                        1,
                        () -> 1,
                        meters,
                        () -> now,
                        nanos -> {
                            mayPass.await();
                            now += nanos;
                        });
        share.await(() -> true);
        var turns = new CopyOnWriteArrayList<Integer>();
        var gone = new CopyOnWriteArrayList<Integer>();
        var waiting = new ArrayList<Thread>();
        for (var each = 0; each < 5; each++) {
            var number = each;
            var thread = new Thread(() -> go(share, number, turns, gone));
            thread.start();
            waiting.add(thread);
            await().until(() -> thread.getState() == Thread.State.WAITING);
        }

        mayPass.countDown();

        for (var thread : waiting) {
            thread.join();
        }
        assertThat(turns).containsExactly(0, 1, 2, 3, 4);
        assertThat(gone).containsExactlyInAnyOrder(0, 1);
    }

    /** Waits for its turn until two and a half seconds have passed. */
    private void go(RestShare share, int number, List<Integer> turns, List<Integer> gone) {
        var hasTurn = new AtomicBoolean();
        try {
            var goes =
                    share.await(
                            () -> {
                                if (hasTurn.compareAndSet(false, true)) {
                                    turns.add(number);
                                }
                                return now < 2.5 * SECOND;
                            });
            if (goes) {
                gone.add(number);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Long> sentAt(RestShare share, int requests) throws InterruptedException {
        var sent = new ArrayList<Long>();
        for (var each = 0; each < requests; each++) {
            assertThat(share.await(() -> true)).isTrue();
            sent.add(now);
        }
        return sent;
    }

    private RestShare share(int perSecond) {
        return new RestShare(perSecond, () -> instances, meters, () -> now, nanos -> now += nanos);
    }
}
