package io.jikimi.guilds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of this room. */
@Configuration(proxyBeanMethods = false)
class GuildsConfiguration {

    @Bean
    SettingsGroup<ServerSettings> serverSettings() {
        return ServerSettings.GROUP;
    }
}
