package io.jikimi.channels;

import io.jikimi.guilds.SettingsGroup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of this room. */
@Configuration(proxyBeanMethods = false)
class ChannelsConfiguration {

    @Bean
    SettingsGroup<ChannelSettings> channelSettings() {
        return ChannelSettings.GROUP;
    }
}
