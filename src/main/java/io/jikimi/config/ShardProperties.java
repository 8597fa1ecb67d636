package io.jikimi.config;

import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bot's guilds are split.
 *
 * @param total how many shards there are in all; 0 asks Discord
 */
public record ShardProperties(@DefaultValue("0") @PositiveOrZero int total) {}
