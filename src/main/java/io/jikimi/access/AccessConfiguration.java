package io.jikimi.access;

import io.jikimi.guilds.SettingsGroup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of this room. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    SettingsGroup<AccessSettings> accessSettings() {
        return AccessSettings.GROUP;
    }
}
