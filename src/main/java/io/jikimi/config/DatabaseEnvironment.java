package io.jikimi.config;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import java.util.LinkedHashMap;

/** Turns {@code database.url} into what Spring's data source wants, unless that was set itself. */
class DatabaseEnvironment implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        var address =
                DatabaseAddress.parse(
                        environment.getProperty("database.url", DatabaseProperties.DEFAULT_URL));
        var source = new LinkedHashMap<String, Object>();
        source.put("spring.datasource.url", address.jdbcUrl());
        if (address.user() != null) {
            source.put("spring.datasource.username", address.user());
        }
        var password = address.password();
        if (password != null) {
            source.put("spring.datasource.password", password.reveal());
        }
        environment.getPropertySources().addLast(new MapPropertySource("database", source));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
