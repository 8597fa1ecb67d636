package io.jikimi.keeper;

import io.jikimi.lifecycle.Concern;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Onset;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sees how late work starts that is due, by a small task that goes through the scheduler which all
 * the others go through.
 */
@Component
class SchedulerLag implements Concern {

    static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(SchedulerLag.class);
    private static final Duration TOO_LATE = Duration.ofSeconds(30);

    private final TaskScheduler scheduler;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Onset onset = new Onset();
    private boolean waits;
    private long dueNanos;
    private Duration last = Duration.ZERO;

    @Autowired
    SchedulerLag(TaskScheduler scheduler, MeterRegistry meters, @MachineTime Clock clock) {
        this(scheduler, meters, clock, System::nanoTime);
    }

    SchedulerLag(TaskScheduler scheduler, MeterRegistry meters, Clock clock, LongSupplier nanos) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanos = nanos;
        TimeGauge.builder(
                        "jikimi.timers.late",
                        this,
                        TimeUnit.MILLISECONDS,
                        timers -> timers.late().toMillis())
                .description("How late scheduled work starts")
                .register(meters);
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void next() {
        try {
            scheduler.schedule(this::run, scheduler.getClock().instant().plus(EVERY));
            dueNanos = nanos.getAsLong() + EVERY.toNanos();
            waits = true;
        } catch (TaskRejectedException ending) {
            log.debug("Nothing is scheduled any more", ending);
        }
    }

    private synchronized void run() {
        last = overdue();
        waits = false;
        next();
    }

    /** How late the last one was, or the next one is by now, whichever is more. */
    synchronized Duration late() {
        var now = overdue();
        return now.compareTo(last) > 0 ? now : last;
    }

    private Duration overdue() {
        return waits ? Duration.ofNanos(Math.max(0, nanos.getAsLong() - dueNanos)) : Duration.ZERO;
    }

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public @Nullable Standing standing() {
        var late = late();
        var since = onset.seen(late.compareTo(TOO_LATE) > 0, clock.instant());
        return since == null
                ? null
                : new Standing(
                        since, "concerns.timers.what", List.of(String.valueOf(late.toSeconds())));
    }
}
