package io.jikimi.config;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How instances on one PostgreSQL database share the shards.
 *
 * @param lease how long an instance is taken to act for its shards after it was last heard of; what
 *     a crashed one held is taken over after that time
 * @param beat how often an instance says that it lives; never less often than three times in a
 *     lease
 * @param leave how long an instance that ends waits until others have taken its shards over
 */
public record ClusterProperties(
        @DefaultValue("15s") @DurationMin(millis = 500, message = "must be 500ms or longer")
                Duration lease,
        @DefaultValue("4s") @DurationMin(millis = 100, message = "must be 100ms or longer")
                Duration beat,
        @DefaultValue("8s") @DurationMin(message = "must not be negative") Duration leave) {}
