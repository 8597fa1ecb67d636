package io.jikimi.testing;

import io.jikimi.config.BotProperties;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

/** Settings bound as the bot binds them, with defaults for whatever a test does not name. */
public final class BoundSettings {

    private BoundSettings() {}

    /** Those below {@code bot.}, by their names there. */
    public static BotProperties bot(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("", BotProperties.class);
    }
}
