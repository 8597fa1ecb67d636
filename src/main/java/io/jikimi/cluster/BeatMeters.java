package io.jikimi.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.function.Supplier;

/** Measures how long it takes to tell the database that this instance lives. */
@Component
class BeatMeters {

    private static final Duration[] STEPS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        InstanceRegistry.GONE_AFTER.dividedBy(3)
    };

    private final Timer renewals;

    BeatMeters(MeterRegistry meters) {
        this.renewals =
                Timer.builder("jikimi.lease.renew")
                        .description(
                                "How long it takes to tell the database that this instance lives")
                        .serviceLevelObjectives(STEPS)
                        .register(meters);
        Gauge.builder("jikimi.lease.ttl", InstanceRegistry.GONE_AFTER, Duration::toSeconds)
                .description("How long an instance may say nothing before it counts as gone")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Measures a beat, also one that fails. */
    <T> T of(Supplier<T> beat) {
        return renewals.record(beat);
    }
}
