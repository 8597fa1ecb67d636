package io.jikimi.access;

import io.jikimi.guilds.SettingsGroup;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Map;

/**
 * What a guild has chosen about commands.
 *
 * @param moderatorsWait whether people who may manage messages wait out cooldowns as well
 * @param rules {@code ban/role:1} to allow or deny; the command may be {@code *} for all of them,
 *     the scope {@code all}, {@code role:id}, {@code user:id} or {@code channel:id}
 * @param cooldowns {@code ban} to {@code 30s/member}
 * @param privately {@code ban} to whether only the person reads the answer
 */
record AccessSettings(
        @DefaultValue("false") boolean moderatorsWait,
        @Pattern(regexp = "allow|deny") Map<String, String> rules,
        @Pattern(regexp = "\\d{1,6}s/(user|member|channel|guild)") Map<String, String> cooldowns,
        @Pattern(regexp = "true|false") Map<String, String> privately) {

    static final SettingsGroup<AccessSettings> GROUP =
            SettingsGroup.of("commands", AccessSettings.class);
}
