package io.jikimi.config;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the names that every platform and every Discord tutorial uses set the properties they mean.
 */
class WellKnownNames implements EnvironmentPostProcessor, Ordered {

    static final Map<String, String> ALIASES =
            Map.of(
                    "DISCORD_TOKEN", "bot.token",
                    "DISCORD_API_URL", "bot.api-url",
                    "DATABASE_URL", "database.url",
                    "PORT", "server.port");

    /** The well-known name that sets a property, where there is one. */
    static Optional<String> variableOf(String property) {
        return ALIASES.entrySet().stream()
                .filter(alias -> alias.getValue().equals(property))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var set = new LinkedHashMap<String, Object>();
        ALIASES.forEach(
                (name, property) -> {
                    var value = environment.getSystemEnvironment().get(name);
                    if (value != null && !value.toString().isBlank()) {
                        set.put(property, value);
                    }
                });
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("wellKnownNames", set));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 8;
    }
}
