package io.jikimi.lifecycle;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The {@code progress} part of liveness: asks our own threads only, never a database or Discord.
 */
@Component
class ProgressHealthIndicator implements HealthIndicator {

    private final Progress progress;

    ProgressHealthIndicator(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Health health() {
        var stuck = progress.stuck();
        return stuck.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("stuck", stuck).build();
    }
}
