package io.jikimi.telemetry;

import io.jikimi.config.Secret;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Where the collector of OpenTelemetry is, and how it is spoken to.
 *
 * @param endpoint the collector that takes traces, metrics and logs, each below its own path such
 *     as `/v1/traces`; nothing is sent while it is not set
 * @param headers what each request carries, as `name=value,name2=value2`
 * @param protocol the language that the collector speaks
 * @param timeout how long one request may take; a number alone counts milliseconds
 * @param compression whether requests are compressed
 * @param traces the same for traces alone
 * @param metrics the same for metrics alone
 * @param logs the same for logs alone
 */
@Validated
@ConfigurationProperties("otel.exporter.otlp")
record OtlpProperties(
        @Nullable URI endpoint,
        @Nullable Secret headers,
        @DefaultValue(Destination.HTTP)
                @Pattern(regexp = Destination.HTTP, message = Destination.ONLY)
                String protocol,
        @DefaultValue("10s")
                @DurationUnit(ChronoUnit.MILLIS)
                @DurationMin(millis = 100, message = "must be 100ms or longer")
                Duration timeout,
        @DefaultValue("gzip") Compression compression,
        @DefaultValue @Valid Destination traces,
        @DefaultValue @Valid Destination metrics,
        @DefaultValue @Valid Destination logs) {

    /** Whether requests are compressed. */
    enum Compression {
        GZIP,
        NONE
    }

    /**
     * Where one signal goes, if not where the others go.
     *
     * @param endpoint the whole address that takes this signal alone, its path included
     * @param headers what each request with this signal carries, instead of what all carry
     * @param protocol the language that is spoken there
     */
    record Destination(
            @Nullable URI endpoint,
            @Nullable Secret headers,
            @DefaultValue(HTTP) @Pattern(regexp = HTTP, message = ONLY) String protocol) {

        static final String HTTP = "http/protobuf";
        static final String ONLY =
                "must be http/protobuf, which collectors take at port 4318; grpc and http/json are"
                        + " not spoken";
    }

    Destination of(Signal signal) {
        return switch (signal) {
            case TRACES -> traces;
            case METRICS -> metrics;
            case LOGS -> logs;
        };
    }

    /** The address that takes a signal, its path included. */
    String address(Signal signal) {
        var own = of(signal).endpoint();
        return own == null
                ? String.valueOf(endpoint).replaceFirst("/*$", "/v1/" + signal.word())
                : own.toString();
    }

    /** What each request with a signal carries, as it was written. */
    String headers(Signal signal) {
        var own = of(signal).headers();
        var written = own == null ? headers : own;
        return written == null ? "" : written.reveal();
    }
}
