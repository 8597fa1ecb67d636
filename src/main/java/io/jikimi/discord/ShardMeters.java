package io.jikimi.discord;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.util.Locale;

/** Measures how many shards of this instance are connected, and how many are not. */
@Component
class ShardMeters {

    ShardMeters(Shards shards, MeterRegistry meters) {
        for (var state : ShardState.values()) {
            Gauge.builder("jikimi.shards", shards, all -> count(all, state))
                    .description("Shards of this instance, by how they are")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    private static long count(Shards shards, ShardState state) {
        return shards.reports().stream().filter(shard -> shard.state() == state).count();
    }
}
