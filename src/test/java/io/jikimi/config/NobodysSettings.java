package io.jikimi.config;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Keeps tests from the settings of whoever runs them: a {@code .env} beside the sources may name a
 * real token and a real database.
 */
class NobodysSettings implements EnvironmentPostProcessor, Ordered {

    private static final Path NOWHERE = Path.of("target", "nowhere");

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var isPlayground = System.getProperty("playground.runs") != null;
        var isAskedFor = environment.getPropertySources().contains(ReadFrom.NAME);
        if (!isPlayground && !isAskedFor) {
            var nothing = new Surroundings(Map.of(), NOWHERE, List.of(), List.of(), NOWHERE);
            environment.getPropertySources().addLast(new ReadFrom(nothing));
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
