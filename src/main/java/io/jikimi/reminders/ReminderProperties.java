package io.jikimi.reminders;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much people may ask to be reminded of.
 *
 * @param perPerson how many reminders one person may have waiting
 */
@Validated
@ConfigurationProperties("bot.reminders")
public record ReminderProperties(@DefaultValue("25") @Min(1) @Max(1000) int perPerson) {}
