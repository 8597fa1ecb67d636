package io.jikimi.config;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Chooses the format of the log before its first line. */
class LogEnvironment implements EnvironmentPostProcessor, Ordered {

    private static final String SPRINGS = "logging.structured.format.console";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(SPRINGS)) {
            return;
        }
        var format = asked(environment.getProperty("bot.log.format", "auto")).on(isTerminal());
        if (format != LogFormat.TEXT) {
            var value = Map.<String, Object>of(SPRINGS, format.name().toLowerCase(Locale.ROOT));
            environment.getPropertySources().addLast(new MapPropertySource("logFormat", value));
        }
    }

    /** A mistake is told with all others when settings are bound, in the default format. */
    private static LogFormat asked(String text) {
        return Arrays.stream(LogFormat.values())
                .filter(format -> format.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElse(LogFormat.AUTO);
    }

    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    // Settings of all sources are known by then.
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
