package io.jikimi.announcements;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much servers may have announced.
 *
 * @param perServer how many announcements one server may have waiting
 */
@Validated
@ConfigurationProperties("bot.announcements")
public record AnnouncementProperties(@DefaultValue("50") @Min(1) @Max(1000) int perServer) {}
