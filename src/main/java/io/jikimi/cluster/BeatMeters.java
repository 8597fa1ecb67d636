package io.jikimi.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.function.Supplier;

/** Measures how long it takes to tell the database that this instance lives. */
class BeatMeters {

    private static final Duration[] STEPS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final Timer renewals;

    BeatMeters(MeterRegistry meters, Duration lease) {
        this.renewals =
                Timer.builder("jikimi.lease.renew")
                        .description(
                                "How long it takes to tell the database that this instance lives")
                        .serviceLevelObjectives(STEPS)
                        .register(meters);
        Gauge.builder("jikimi.lease.ttl", lease, BeatMeters::seconds)
                .description("How long an instance may say nothing before it counts as gone")
                .baseUnit("seconds")
                .register(meters);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    /** Measures a beat, also one that fails. */
    <T> T of(Supplier<T> beat) {
        return renewals.record(beat);
    }
}
