package io.jikimi.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.util.function.ToDoubleFunction;

/** Measures what the last beat showed of all instances, and what this one holds. */
@Component
class ClusterMeters {

    private final LeaseLoop loop;

    ClusterMeters(HeldLeases leases, LeaseLoop loop, MeterRegistry meters) {
        this.loop = loop;
        gauge("instances", "Instances that live", view -> view.peers().size(), meters);
        gauge(
                "splits",
                "Splits of the servers into shards; two while one takes the other's place",
                view -> view.generations().size(),
                meters);
        gauge("shards.free", "Shards that nobody holds", ClusterMeters::free, meters);
        Gauge.builder("jikimi.cluster.shards.held", leases, HeldLeases::held)
                .description("Shards that this instance holds, whether or not they are connected")
                .register(meters);
    }

    private void gauge(
            String name, String description, ToDoubleFunction<View> figure, MeterRegistry meters) {
        Gauge.builder("jikimi.cluster." + name, loop, beats -> figure(beats, figure))
                .description(description + ", as the last beat showed it")
                .register(meters);
    }

    private static double figure(LeaseLoop loop, ToDoubleFunction<View> figure) {
        return loop.view().map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private static double free(View view) {
        return view.acting().map(acting -> (double) view.free(acting.id())).orElse(Double.NaN);
    }
}
