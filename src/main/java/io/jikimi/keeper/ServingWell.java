package io.jikimi.keeper;

import io.jikimi.cluster.InstanceRegistry;
import io.jikimi.cluster.ShardLeases;
import io.jikimi.discord.ShardReport;
import io.jikimi.discord.ShardState;
import io.jikimi.discord.Shards;
import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.Watchdog;

import org.springframework.stereotype.Component;

import java.util.stream.IntStream;

/**
 * An instance serves as it should while every shard that is its own is connected, nothing is stuck,
 * and the database answers. An instance that has no shard serves nobody.
 */
@Component
class ServingWell implements Wellbeing {

    private final Shards shards;
    private final ShardLeases leases;
    private final Parking parking;
    private final Watchdog watchdog;
    private final InstanceRegistry registry;

    ServingWell(
            Shards shards,
            ShardLeases leases,
            Parking parking,
            Watchdog watchdog,
            InstanceRegistry registry) {
        this.shards = shards;
        this.leases = leases;
        this.parking = parking;
        this.watchdog = watchdog;
        this.registry = registry;
    }

    // The database last: it is the only one that has to be waited for.
    @Override
    public boolean isWell() {
        return watchdog.isWell()
                && parking.parked().isEmpty()
                && shards.waiting().isEmpty()
                && isConnected()
                && registry.answers();
    }

    private boolean isConnected() {
        var reports = shards.reports();
        var total = reports.stream().mapToInt(ShardReport::total).max().orElse(0);
        var own = IntStream.range(0, total).filter(leases::holds).count();
        var connected =
                reports.stream()
                        .filter(report -> leases.holds(report.id()))
                        .filter(report -> report.state() == ShardState.CONNECTED)
                        .count();
        return own > 0 && connected == own;
    }
}
