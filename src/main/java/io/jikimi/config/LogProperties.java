package io.jikimi.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the log looks like.
 *
 * @param format How lines of the log are written: `ecs`, `gelf` and `logstash` are JSON, `text` is
 *     for people, `auto` is text on a terminal and ECS elsewhere. Spring's
 *     `logging.structured.format.console` wins where it is set.
 * @param queue How many lines may wait for an output that is slow to take them; more are let go and
 *     counted. 0 has everybody wait who writes one.
 */
@ConfigurationProperties("bot.log")
record LogProperties(
        @DefaultValue("auto") LogFormat format,
        @DefaultValue("4096") @Min(0) @Max(999_999) int queue) {}
