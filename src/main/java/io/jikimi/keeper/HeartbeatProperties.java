package io.jikimi.keeper;

import io.jikimi.config.Secret;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * Where signs of life go, so that somebody notices when they stop.
 *
 * @param url what is called while the bot is well, at a service that raises the alarm when the
 *     calls stop; nothing is called while it is not set
 * @param every how often it is called
 */
@Validated
@ConfigurationProperties("bot.heartbeat")
record HeartbeatProperties(
        @Nullable Secret url,
        @DefaultValue("1m") @DurationMin(seconds = 10, message = "must be 10s or longer")
                Duration every) {}
