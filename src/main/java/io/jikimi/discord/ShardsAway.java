package io.jikimi.discord;

import io.jikimi.cluster.ClusterView;
import io.jikimi.cluster.ShardLeases;
import io.jikimi.lifecycle.Concern;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Onset;
import io.jikimi.lifecycle.Parking;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Shards of this instance are not connected, though nothing was refused for good. */
@Component
class ShardsAway implements Concern {

    private static final int TIMES_THE_USUAL = 2;

    private final Shards shards;
    private final ShardLeases leases;
    private final ClusterView cluster;
    private final Parking parking;
    private final Clock clock;
    private final Onset notBegun = new Onset();

    ShardsAway(
            Shards shards,
            ShardLeases leases,
            ClusterView cluster,
            Parking parking,
            @MachineTime Clock clock) {
        this.shards = shards;
        this.leases = leases;
        this.cluster = cluster;
        this.parking = parking;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "shards";
    }

    // Discord has trouble of its own now and then, and most of it is over by then.
    @Override
    public Duration toldAfter(Duration usual) {
        return usual.multipliedBy(TIMES_THE_USUAL);
    }

    @Override
    public @Nullable Standing standing() {
        if (parking.parked().isPresent()) {
            return null;
        }
        var reports = shards.reports();
        var none = reports.isEmpty() && !cluster.isStandby();
        var begun = notBegun.seen(none, clock.instant());
        return begun == null
                ? away(reports)
                : new Standing(begun, "concerns.shards.none", List.of());
    }

    private @Nullable Standing away(List<ShardReport> reports) {
        var away =
                reports.stream()
                        .filter(report -> report.state() != ShardState.CONNECTED)
                        .filter(report -> leases.holds(report.id()))
                        .toList();
        return away.stream()
                .map(ShardsAway::lastSeen)
                .min(Comparator.naturalOrder())
                .map(since -> new Standing(since, "concerns.shards.what", details(away)))
                .orElse(null);
    }

    private static Instant lastSeen(ShardReport report) {
        return report.since();
    }

    private static List<String> details(List<ShardReport> away) {
        var ids =
                away.stream()
                        .map(report -> String.valueOf(report.id()))
                        .collect(Collectors.joining(", "));
        return List.of(ids, String.valueOf(away.getFirst().total()));
    }
}
