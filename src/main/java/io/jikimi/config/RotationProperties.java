package io.jikimi.config;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How secrets are exchanged while the bot runs.
 *
 * @param checkEvery how often files are read again for a new token or database password
 */
public record RotationProperties(
        @DefaultValue("10s") @DurationMin(millis = 100, message = "must be 100ms or longer")
                Duration checkEvery) {}
