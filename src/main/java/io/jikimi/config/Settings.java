package io.jikimi.config;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that has been set for a bot, with the place where each value was written. */
public final class Settings {

    private final ConfigurableEnvironment environment;
    private final Surroundings surroundings;
    private final List<Problem> whileReading;

    Settings(
            ConfigurableEnvironment environment,
            Surroundings surroundings,
            List<Problem> whileReading) {
        this.environment = environment;
        this.surroundings = surroundings;
        this.whileReading = whileReading;
    }

    /** Where all this was read from. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** Every value that any source gives to a setting, the one that counts first. */
    public List<Value> values(String property) {
        var name = ConfigurationPropertyName.of(property);
        var values = new ArrayList<Value>();
        for (var source : environment.getPropertySources()) {
            var mapped = ConfigurationPropertySource.from(source);
            var found = mapped == null ? null : mapped.getConfigurationProperty(name);
            if (found != null) {
                var text = environment.resolvePlaceholders(String.valueOf(found.getValue()));
                values.add(new Value(text, Places.of(found, source)));
            }
        }
        return List.copyOf(values);
    }

    /** The value that counts; empty where nobody sets it. */
    public Optional<Value> value(String property) {
        return values(property).stream().findFirst();
    }

    /** Where the value that counts was written, or where it would be set by most. */
    public Place placeOf(String property) {
        return value(property)
                .map(Value::place)
                .orElseGet(() -> Place.variable(SettingName.of(property).variable()));
    }

    /** Binds a group of settings, as the bot itself would. */
    public <T> @Nullable T bind(String prefix, Class<T> type) {
        return Binder.get(environment).bind(prefix, type).orElse(null);
    }

    /** Mistakes of form, found while files were read. */
    List<Problem> whileReading() {
        return whileReading;
    }
}
