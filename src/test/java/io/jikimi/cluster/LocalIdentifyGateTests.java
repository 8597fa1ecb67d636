package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class LocalIdentifyGateTests {

    private static final Duration GAP = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong();
    private final LocalIdentifyGate gate = new LocalIdentifyGate(GAP, nanos::get);

    @Test
    void letsOneInAtATime() {
        assertThat(gate.tryEnter(0)).isZero();
        assertThat(gate.tryEnter(0)).isPositive();
    }

    @Test
    void keepsTheGapAfterEachHoweverTheyAreStarted() {
        gate.tryEnter(0);
        gate.leave(0);
        assertThat(gate.tryEnter(0)).isEqualTo(GAP);

        nanos.addAndGet(GAP.toNanos() - 1);
        assertThat(gate.tryEnter(0)).isPositive();
        nanos.addAndGet(1);
        assertThat(gate.tryEnter(0)).isZero();
    }

    @Test
    void bucketsDoNotWaitForEachOther() {
        gate.tryEnter(0);

        assertThat(gate.tryEnter(1)).isZero();
    }
}
