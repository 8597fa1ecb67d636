package io.jikimi.timers;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** The {@code timer} part of health: degraded while timers wait that should have begun long ago. */
@Component
class TimerHealthIndicator implements HealthIndicator {

    static final Duration TOO_LATE = Duration.ofMinutes(1);

    private static final Status DEGRADED = new Status("DEGRADED");

    private final TimerMeters meters;

    TimerHealthIndicator(TimerMeters meters) {
        this.meters = meters;
    }

    @Override
    public Health health() {
        var lag = meters.lag();
        return Health.status(lag.compareTo(TOO_LATE) > 0 ? DEGRADED : Status.UP)
                .withDetail("overdue", meters.overdue())
                .withDetail("lagSeconds", lag.toSeconds())
                .build();
    }
}
