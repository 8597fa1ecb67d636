package io.jikimi.discord;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.function.ToIntFunction;

/** Measures how often shards may still identify, and how long they wait for it. */
@Component
class IdentifyMeters {

    private final IdentifyBudget budget;
    private final Timer wait;

    IdentifyMeters(IdentifyBudget budget, MeterRegistry meters) {
        this.budget = budget;
        Gauge.builder("jikimi.identify.remaining", () -> day(IdentifiesLeft::left))
                .description("IDENTIFYs left of Discord's day; not known before the first")
                .register(meters);
        Gauge.builder("jikimi.identify.limit", () -> day(IdentifiesLeft::total))
                .description("IDENTIFYs that Discord's day has in all")
                .register(meters);
        this.wait =
                Timer.builder("jikimi.identify.wait")
                        .description("How long shards wait until they may identify")
                        .register(meters);
    }

    void waited(Duration time) {
        wait.record(time);
    }

    private double day(ToIntFunction<IdentifiesLeft> part) {
        return budget.left().map(left -> (double) part.applyAsInt(left)).orElse(Double.NaN);
    }
}
