package io.jikimi.moderation;

import io.jikimi.guilds.SettingsGroup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of this room. */
@Configuration(proxyBeanMethods = false)
class ModerationConfiguration {

    @Bean
    SettingsGroup<ModerationSettings> moderationSettings() {
        return ModerationSettings.GROUP;
    }
}
