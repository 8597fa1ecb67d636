package io.jikimi.telemetry;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How metrics are sent.
 *
 * @param interval how often metrics are sent; a number alone counts milliseconds
 */
@Validated
@ConfigurationProperties("otel.metric.export")
record MetricExportProperties(
        @DefaultValue("60s")
                @DurationUnit(ChronoUnit.MILLIS)
                @DurationMin(seconds = 1, message = "must be 1s or longer")
                Duration interval) {}
