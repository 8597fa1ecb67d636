package io.jikimi.telemetry;

import io.jikimi.config.CollectorHeaders;
import io.micrometer.registry.otlp.CompressionMode;
import io.micrometer.registry.otlp.OtlpConfig;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/**
 * What the sender of metrics is told; it would look into the environment itself for what is left
 * out.
 */
record MetricsExport(OtlpProperties properties, Duration step, Map<String, String> marks)
        implements OtlpConfig {

    @Override
    public @Nullable String get(String key) {
        return null;
    }

    @Override
    public String url() {
        return properties.address(Signal.METRICS);
    }

    @Override
    public Map<String, String> headers() {
        return CollectorHeaders.parse(properties.headers(Signal.METRICS));
    }

    @Override
    public Map<String, String> resourceAttributes() {
        return marks;
    }

    @Override
    public CompressionMode compressionMode() {
        return CompressionMode.valueOf(properties.compression().name());
    }
}
