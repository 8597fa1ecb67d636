package io.jikimi.cluster;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

import org.springframework.stereotype.Component;

import java.util.Collection;

/** Counts the shards that come to this instance and leave it, and how often they have moved. */
@Component
class MoveMeters implements Moves {

    private final Counter offered;
    private final Counter handedOver;
    private final Counter claimed;
    private final Counter lost;
    private final MultiGauge epochs;

    MoveMeters(MeterRegistry meters) {
        this.offered = counter("offered", meters);
        this.handedOver = counter("handed_over", meters);
        this.claimed = counter("claimed", meters);
        this.lost = counter("lost", meters);
        this.epochs =
                MultiGauge.builder("jikimi.shard.epoch")
                        .description("How often a shard that this instance holds has changed hands")
                        .register(meters);
    }

    private static Counter counter(String kind, MeterRegistry meters) {
        return Counter.builder("jikimi.cluster.moves")
                .description(
                        "Shards that this instance offered to another, handed over, took where"
                                + " nobody held them, or lost because its lease was over")
                .tag("kind", kind)
                .register(meters);
    }

    @Override
    public void offered() {
        offered.increment();
    }

    @Override
    public void handedOver() {
        handedOver.increment();
    }

    @Override
    public void claimed(int shards) {
        claimed.increment(shards);
    }

    @Override
    public void lost() {
        lost.increment();
    }

    // Of shards that it holds no longer, nothing is to be seen here.
    @Override
    public void holds(Collection<Lease> leases) {
        epochs.register(leases.stream().map(MoveMeters::epoch).toList(), true);
    }

    private static MultiGauge.Row<Number> epoch(Lease lease) {
        var shard = Tags.of("shard", String.valueOf(lease.shard().id()));
        return MultiGauge.Row.of(shard, lease.epoch());
    }
}
