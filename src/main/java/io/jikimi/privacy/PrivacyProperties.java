package io.jikimi.privacy;

import io.jikimi.config.AskedOnDeploy;
import io.jikimi.config.Secret;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * How data that people or guilds no longer want is erased.
 *
 * @param key a secret of your own that hides who was erased in the list of erasures, even from
 *     somebody who has the whole database; keep it as long as your backups, for without it the list
 *     cannot be applied to them
 * @param checkEvery how often data is erased whose time is over
 */
@Validated
@ConfigurationProperties("bot.privacy")
public record PrivacyProperties(
        @AskedOnDeploy(generated = true) @Nullable Secret key,
        @DefaultValue("10m") @DurationMin(millis = 100, message = "must be 100ms or longer")
                Duration checkEvery) {}
