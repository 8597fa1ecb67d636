package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class LanesTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Lanes lanes = new Lanes(10, 2);
    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() throws InterruptedException {
        lanes.end();
    }

    @Test
    void keepOrderWithinALane() throws InterruptedException {
        var big = new Lanes(5_000, 2);
        IntStream.range(0, 5_000).forEach(i -> big.add(1, false, () -> done.add(i)));

        assertThat(big.awaitIdle(SOON)).isTrue();
        assertThat(done).isEqualTo(IntStream.range(0, 5_000).boxed().toList());
        big.end();
    }

    @Test
    void neverRunTwoTasksOfOneLaneAtOnce() throws InterruptedException {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        for (var i = 0; i < 200; i++) {
            lanes.add(
                    1,
                    false,
                    () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                    });
        }

        assertThat(lanes.awaitIdle(SOON)).isTrue();
        assertThat(most).hasValue(1);
    }

    @Test
    void aBlockedLaneDelaysNoOther() throws InterruptedException {
        var gate = new CountDownLatch(1);
        lanes.add(1, false, () -> awaitQuietly(gate));
        lanes.add(2, false, () -> done.add(2));

        await().untilAsserted(() -> assertThat(done).containsExactly(2));
        assertThat(lanes.pending()).isEqualTo(1);
        gate.countDown();
        assertThat(lanes.awaitIdle(SOON)).isTrue();
    }

    @Test
    void aFullLaneTurnsAwayOnlyWhatMayBeLost() throws InterruptedException {
        var gate = new CountDownLatch(1);
        lanes.add(1, false, () -> awaitQuietly(gate));
        await().until(() -> lanes.add(1, false, () -> done.add(0)) && lanes.pending() >= 2);
        while (lanes.pending() < 12) {
            lanes.add(1, false, () -> done.add(0));
        }

        assertThat(lanes.add(1, true, () -> done.add(1))).isFalse();
        assertThat(lanes.add(1, false, () -> done.add(2))).isTrue();
        gate.countDown();
        assertThat(lanes.awaitIdle(SOON)).isTrue();
        assertThat(done).doesNotContain(1).endsWith(2);
    }

    @Test
    void anIdleLaneKeepsNothing() throws InterruptedException {
        IntStream.range(0, 100).forEach(key -> lanes.add(key, false, () -> {}));

        assertThat(lanes.awaitIdle(SOON)).isTrue();
        await().untilAsserted(() -> assertThat(lanes.count()).isZero());
    }

    @Test
    void aFailureEndsNeitherLaneNorCount() throws InterruptedException {
        lanes.add(
                1,
                false,
                () -> {
                    throw new IllegalStateException("on purpose");
                });
        lanes.add(1, false, () -> done.add(1));

        assertThat(lanes.awaitIdle(SOON)).isTrue();
        assertThat(done).containsExactly(1);
    }

    @Test
    void besideTheLanesOnlySoManyRunAtOnceAndNoneIsLost() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var inside = new AtomicInteger();
        for (var i = 0; i < 5; i++) {
            lanes.addBeside(
                    () -> {
                        inside.incrementAndGet();
                        awaitQuietly(gate);
                    });
        }

        await().untilAsserted(() -> assertThat(inside).hasValue(2));
        gate.countDown();
        assertThat(lanes.awaitIdle(SOON)).isTrue();
        assertThat(inside).hasValue(5);
    }

    @Test
    void knowHowLongTheOldestHasWaited() throws InterruptedException {
        assertThat(lanes.oldest()).isZero();
        var gate = new CountDownLatch(1);
        lanes.add(1, false, () -> awaitQuietly(gate));

        await().untilAsserted(
                        () -> assertThat(lanes.oldest()).isGreaterThan(Duration.ofMillis(50)));
        gate.countDown();
        assertThat(lanes.awaitIdle(SOON)).isTrue();
    }

    @Test
    void waitNoLongerThanAsked() throws InterruptedException {
        lanes.add(1, false, () -> awaitQuietly(new CountDownLatch(1)));

        assertThat(lanes.awaitIdle(Duration.ofMillis(50))).isFalse();
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
