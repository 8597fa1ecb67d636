package io.jikimi.cluster;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

import java.util.Map;
import java.util.UUID;

/** Names this start of the bot before anything else, so that the log's first line can say it. */
public class InstanceName implements EnvironmentPostProcessor {

    private static final String PROPERTY = "jikimi.instance";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var name = Map.<String, Object>of(PROPERTY, UUID.randomUUID().toString());
        environment.getPropertySources().addFirst(new MapPropertySource("instanceName", name));
    }

    /** The name of the start that has this environment. */
    public static String in(Environment environment) {
        return environment.getRequiredProperty(PROPERTY);
    }
}
