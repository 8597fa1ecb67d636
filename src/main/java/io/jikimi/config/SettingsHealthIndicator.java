package io.jikimi.config;

import io.jikimi.config.Rotation.Outcome;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The {@code settings} part of health: names secrets whose new value is not used; always up. */
@Component
class SettingsHealthIndicator implements HealthIndicator {

    private final RotationWatch rotations;

    SettingsHealthIndicator(RotationWatch rotations) {
        this.rotations = rotations;
    }

    @Override
    public Health health() {
        var health = Health.up();
        rotations.latest().stream()
                .filter(rotation -> rotation.outcome() != Outcome.TAKEN_OVER)
                .forEach(
                        rotation ->
                                health.withDetail(
                                        rotation.property(),
                                        "The old value is kept. " + rotation.why()));
        return health.build();
    }
}
