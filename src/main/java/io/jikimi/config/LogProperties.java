package io.jikimi.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the log looks like.
 *
 * @param format How lines of the log are written: `ecs`, `gelf` and `logstash` are JSON, `text` is
 *     for people, `auto` is text on a terminal and ECS elsewhere. Spring's
 *     `logging.structured.format.console` wins where it is set.
 */
@ConfigurationProperties("bot.log")
record LogProperties(@DefaultValue("auto") LogFormat format) {}
