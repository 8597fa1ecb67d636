package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import net.dv8tion.jda.api.events.GenericEvent;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Measures the shards of this instance: how many there should be, and how each of them is. */
@Component
class ShardMeters implements ShardObserver {

    private final Set<Integer> known = ConcurrentHashMap.newKeySet();
    private final ShardPulses pulses;
    private final MeterRegistry meters;
    private final Clock clock;

    ShardMeters(
            ObjectProvider<Shards> shards,
            ShardPulses pulses,
            MeterRegistry meters,
            @MachineTime Clock clock) {
        this.pulses = pulses;
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("jikimi.shards.expected", () -> shards.getObject().total())
                .description("Shards that the bot has in all instances together")
                .register(meters);
        Gauge.builder("jikimi.shards.owned", () -> shards.getObject().reports().size())
                .description("Shards that this instance runs, connected or not")
                .register(meters);
    }

    @Override
    public void saw(int shardId, GenericEvent event) {
        if (known.add(shardId)) {
            measure(shardId);
        }
    }

    private void measure(int shardId) {
        var shard = String.valueOf(shardId);
        for (var state : ShardState.values()) {
            Gauge.builder("jikimi.shards.status", () -> isIn(shardId, state) ? 1 : 0)
                    .description("1 for the state in which a shard of this instance is, else 0")
                    .tag("shard", shard)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        Gauge.builder("jikimi.gateway.ping", () -> ping(shardId))
                .description("From a heartbeat to its acknowledgement, when it was last sent")
                .baseUnit("seconds")
                .tag("shard", shard)
                .register(meters);
    }

    private boolean isIn(int shardId, ShardState state) {
        var pulse = pulses.find(shardId);
        return pulse != null && pulse.state(clock.instant()) == state;
    }

    private double ping(int shardId) {
        var pulse = pulses.find(shardId);
        var ping = pulse == null ? null : pulse.ping();
        return ping == null ? Double.NaN : ping.toMillis() / 1e3;
    }
}
