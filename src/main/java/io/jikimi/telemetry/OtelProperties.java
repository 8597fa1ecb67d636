package io.jikimi.telemetry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What OpenTelemetry's standard variables say about the bot.
 *
 * @param sdk whether any of it is used
 * @param service how the bot is called
 * @param resource what marks all that this process sends
 * @param traces the way of events through the bot
 * @param metrics what the bot measures
 * @param logs the lines of the log
 */
@Validated
@ConfigurationProperties("otel")
record OtelProperties(
        @DefaultValue @Valid Sdk sdk,
        @DefaultValue @Valid Service service,
        @DefaultValue @Valid Resource resource,
        @DefaultValue @Valid Traces traces,
        @DefaultValue @Valid Metrics metrics,
        @DefaultValue @Valid Logs logs) {

    /**
     * Whether any of it is used.
     *
     * @param disabled whether nothing is sent, whatever else is set
     */
    record Sdk(@DefaultValue("false") boolean disabled) {}

    /**
     * How the bot is called.
     *
     * @param name what the bot is called where traces, metrics and logs are looked at; left out, it
     *     is `service.name` of the resource attributes, or else `jikimi`
     */
    record Service(@Nullable String name) {}

    /**
     * What marks all that this process sends.
     *
     * @param attributes what marks all that this process sends, as `name=value,name2=value2`;
     *     `service.instance.id` and `service.version` are there without it
     */
    record Resource(@Nullable String attributes) {}

    /**
     * The way of events through the bot.
     *
     * @param exporter whether traces are sent, once there is somewhere to send them
     * @param sampler which traces are sent: all, none, or a part of them
     * @param samplerArg which part of all traces a sampler with `traceidratio` in its name sends
     */
    record Traces(
            @DefaultValue("otlp") Exporter exporter,
            @DefaultValue("parentbased_always_on")
                    @Pattern(
                            regexp = "(parentbased_)?(always_on|always_off|traceidratio)",
                            message =
                                    "must be always_on, always_off or traceidratio, or one of them"
                                            + " after parentbased_")
                    String sampler,
            @DefaultValue("1.0")
                    @DecimalMin(value = "0", message = FROM_0_TO_1)
                    @DecimalMax(value = "1", message = FROM_0_TO_1)
                    double samplerArg) {

        private static final String FROM_0_TO_1 = "must be a number from 0 to 1";
    }

    /**
     * What the bot measures.
     *
     * @param exporter whether metrics are sent, once there is somewhere to send them
     */
    record Metrics(@DefaultValue("otlp") Exporter exporter) {}

    /**
     * The lines of the log.
     *
     * @param exporter whether lines of the log are sent, once there is somewhere to send them; they
     *     stay on standard output, too
     */
    record Logs(@DefaultValue("otlp") Exporter exporter) {}

    /** Whether something is sent. */
    enum Exporter {
        OTLP,
        NONE
    }
}
