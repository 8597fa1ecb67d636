package io.jikimi.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

class SchedulerLagTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final SchedulerLag timers =
            new SchedulerLag(
                    new Held(),
                    meters,
                    clock,
                    () -> Duration.between(NOON, clock.instant()).toNanos());

    @Test
    void areOnTimeWhileWhatIsDueStartsAtOnce() {
        timers.next();
        for (var time = 0; time < 5; time++) {
            clock.advance(SchedulerLag.EVERY);
            run();
        }

        assertThat(seconds()).isZero();
        assertThat(timers.standing()).isNull();
    }

    @Test
    void areLateAlreadyBeforeAnythingStarts() {
        timers.next();
        clock.advance(SchedulerLag.EVERY.plusSeconds(20));
        assertThat(seconds()).isEqualTo(20);
        assertThat(timers.standing()).isNull();

        clock.advance(Duration.ofSeconds(11));
        var late = clock.instant();
        assertThat(Objects.requireNonNull(timers.standing()).details()).containsExactly("31");
        clock.advance(Duration.ofSeconds(10));
        assertThat(Objects.requireNonNull(timers.standing()).since()).isEqualTo(late);
    }

    @Test
    void stayLateUntilOneStartsInTime() {
        timers.next();
        clock.advance(SchedulerLag.EVERY.plusSeconds(40));
        run();
        clock.advance(Duration.ofSeconds(1));
        assertThat(seconds()).isEqualTo(40);
        assertThat(timers.standing()).isNotNull();

        clock.advance(SchedulerLag.EVERY);
        run();
        assertThat(seconds()).isEqualTo(1);
        assertThat(timers.standing()).isNull();
    }

    private void run() {
        waiting.remove().run();
    }

    private double seconds() {
        return meters.get("jikimi.timers.late").timeGauge().value(TimeUnit.SECONDS);
    }

    /** Starts nothing by itself. */
    private final class Held extends ThreadPoolTaskScheduler {

        private static final long serialVersionUID = 1L;

        @Override
        public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
            waiting.add(task);
            return new Never();
        }
    }

    /** A task that nobody asks about. */
    private static final class Never extends FutureTask<Void>
            implements RunnableScheduledFuture<Void> {

        Never() {
            super(CompletableFuture::new, null);
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
