package io.jikimi.timers;

import io.jikimi.lifecycle.Concern;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Onset;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/** Timers wait that should have begun long ago. */
@Component
class TimersOverdue implements Concern {

    private final TimerMeters meters;
    private final Clock clock;
    private final Onset onset = new Onset();

    TimersOverdue(TimerMeters meters, @MachineTime Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "overdue";
    }

    @Override
    public @Nullable Standing standing() {
        var lag = meters.lag();
        var since = onset.seen(lag.compareTo(TimerHealthIndicator.TOO_LATE) > 0, clock.instant());
        return since == null
                ? null
                : new Standing(
                        since,
                        "concerns.overdue.what",
                        List.of(String.valueOf(meters.overdue()), String.valueOf(lag.toMinutes())));
    }
}
