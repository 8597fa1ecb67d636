package io.jikimi.telemetry;

import org.springframework.core.env.Environment;

import java.util.Locale;
import java.util.stream.Stream;

/** What can be sent, each by itself. */
enum Signal {
    TRACES,
    METRICS,
    LOGS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is somewhere to send it, and nobody says that it is not to be sent. */
    boolean isSent(Environment environment) {
        var isDisabled = environment.getProperty("otel.sdk.disabled", "false").strip();
        var exporter = environment.getProperty("otel." + word() + ".exporter", "otlp").strip();
        return !isDisabled.equalsIgnoreCase("true")
                && !exporter.equalsIgnoreCase("none")
                && Stream.of("endpoint", word() + ".endpoint")
                        .map(key -> environment.getProperty("otel.exporter.otlp." + key, ""))
                        .anyMatch(endpoint -> !endpoint.isBlank());
    }
}
