package io.jikimi.telemetry;

import io.jikimi.config.MisconfiguredException;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;

import org.springframework.core.env.Environment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** OpenTelemetry's library, set up by what the operator says, wherever that is written. */
final class Telemetry implements AutoCloseable {

    private static final long SECONDS_AT_THE_END = 2;

    private final OpenTelemetrySdk sdk;

    private Telemetry(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    static Telemetry start(
            OtelProperties properties,
            OtlpProperties otlp,
            Map<String, String> marks,
            Environment environment) {
        var attributes = Attributes.builder();
        marks.forEach(attributes::put);
        var settings = settings(properties, otlp, environment);
        try {
            return new Telemetry(
                    AutoConfiguredOpenTelemetrySdk.builder()
                            .addPropertiesCustomizer(whatEnvironmentSays -> settings)
                            .addResourceCustomizer(
                                    (found, whatHolds) ->
                                            found.merge(Resource.create(attributes.build())))
                            .addSpanExporterCustomizer(
                                    (exporter, whatHolds) ->
                                            new WatchedSpans(
                                                    exporter, delivery(Signal.TRACES, otlp)))
                            .addLogRecordExporterCustomizer(
                                    (exporter, whatHolds) ->
                                            new WatchedLines(exporter, delivery(Signal.LOGS, otlp)))
                            .disableShutdownHook()
                            .build()
                            .getOpenTelemetrySdk());
        } catch (ConfigurationException no) {
            throw new MisconfiguredException(
                    "OpenTelemetry cannot be set up: " + no.getMessage(),
                    "Mend the variable that begins with OTEL_, or leave it out.");
        }
    }

    static Delivery delivery(Signal signal, OtlpProperties otlp) {
        return new Delivery(signal, otlp.address(signal));
    }

    private static Map<String, String> settings(
            OtelProperties properties, OtlpProperties otlp, Environment environment) {
        var settings = new HashMap<String, String>();
        settings.put("otel.sdk.disabled", "false");
        settings.put("otel.propagators", "none");
        settings.put("otel.traces.sampler", properties.traces().sampler());
        settings.put("otel.traces.sampler.arg", "" + properties.traces().samplerArg());
        // Metrics go through the library that counts them.
        settings.put("otel.metrics.exporter", "none");
        for (var signal : new Signal[] {Signal.TRACES, Signal.LOGS}) {
            var isSent = signal.isSent(environment);
            settings.put("otel." + signal.word() + ".exporter", isSent ? "otlp" : "none");
            if (isSent) {
                var key = "otel.exporter.otlp." + signal.word();
                settings.put(key + ".endpoint", otlp.address(signal));
                settings.put(key + ".headers", otlp.headers(signal));
                settings.put(key + ".protocol", otlp.of(signal).protocol());
                settings.put(key + ".timeout", "" + otlp.timeout().toMillis());
                settings.put(
                        key + ".compression", otlp.compression().name().toLowerCase(Locale.ROOT));
            }
        }
        return settings;
    }

    OpenTelemetrySdk sdk() {
        return sdk;
    }

    /** Sends what is left, unless that takes long. */
    @Override
    public void close() {
        sdk.shutdown().join(SECONDS_AT_THE_END, TimeUnit.SECONDS);
    }
}
