package io.jikimi.telemetry;

import io.jikimi.cluster.Instance;
import io.jikimi.config.RunningSettings;
import io.jikimi.lifecycle.Release;
import io.micrometer.core.instrument.Clock;
import io.micrometer.registry.otlp.OtlpMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What there is where the operator names a collector, each part for its signal; else nothing. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

    @Bean
    @OnSignal({Signal.TRACES, Signal.LOGS})
    Telemetry telemetry(
            OtelProperties properties,
            OtlpProperties otlp,
            Instance instance,
            Release release,
            Environment environment) {
        var marks = Marks.of(properties, instance, release);
        return Telemetry.start(properties, otlp, marks, environment);
    }

    @Bean
    @OnSignal(Signal.TRACES)
    Spans spans(Telemetry telemetry) {
        return new Spans(telemetry.sdk().getTracer("io.jikimi"));
    }

    @Bean
    @OnSignal(Signal.TRACES)
    CurrentTrace currentTrace() {
        return new CurrentTrace();
    }

    @Bean
    @OnSignal(Signal.TRACES)
    static DatabaseSteps databaseSteps(ObjectProvider<Spans> spans) {
        return new DatabaseSteps(spans);
    }

    @Bean
    @OnSignal(Signal.METRICS)
    MetricsSender metricsSender(OtlpProperties otlp) {
        return new MetricsSender(otlp.timeout(), Telemetry.delivery(Signal.METRICS, otlp));
    }

    @Bean
    @OnSignal(Signal.METRICS)
    OtlpMeterRegistry otlpMeterRegistry(
            OtelProperties properties,
            OtlpProperties otlp,
            MetricExportProperties export,
            MetricsSender sender,
            Instance instance,
            Release release,
            Clock clock,
            ObjectProvider<CurrentTrace> trace) {
        var marks = Marks.of(properties, instance, release);
        return OtlpMeterRegistry.builder(new MetricsExport(otlp, export.interval(), marks))
                .clock(clock)
                .metricsSender(sender)
                .exemplarContextProvider(trace.getIfAvailable(CurrentTrace::new))
                .build();
    }

    @Bean
    @OnSignal(Signal.LOGS)
    LogExport logExport(Telemetry telemetry, RunningSettings settings) {
        return new LogExport(
                new LogLines(telemetry.sdk().getSdkLoggerProvider(), settings.scrubber()));
    }
}
