package io.jikimi.reference;

import io.jikimi.config.KnownSetting;
import io.jikimi.config.KnownSettings;

import java.util.List;

/** The few of Spring Boot's hundreds of settings that operators of a bot do change. */
final class SpringSettings {

    private static final List<String> NAMES =
            List.of(
                    "server.port",
                    "server.address",
                    "logging.level.root",
                    "logging.file.name",
                    "logging.structured.format.console",
                    "spring.datasource.url",
                    "spring.datasource.username",
                    "spring.datasource.password",
                    "spring.datasource.hikari.maximum-pool-size");

    private SpringSettings() {}

    static List<KnownSetting> in(KnownSettings settings) {
        return NAMES.stream().map(name -> settings.find(name).orElseThrow()).toList();
    }
}
