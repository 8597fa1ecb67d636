package io.jikimi.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.jikimi.cluster.ClusterTotals;
import io.jikimi.cluster.ClusterView;
import io.jikimi.cluster.Instance;
import io.jikimi.cluster.InstanceRegistry;
import io.jikimi.discord.IdentifyWait;
import io.jikimi.discord.ShardReport;
import io.jikimi.discord.Shards;
import io.jikimi.lifecycle.Parking;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the bot is at this moment. */
@Component
class Present {

    // Not longer, or it would differ from the shards that are listed beside it.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Shards shards;
    private final Parking parking;
    private final Instance instance;
    private final ClusterView cluster;
    private final BuildProperties build;
    private final Clock clock;
    private final LoadingCache<Boolean, ClusterTotals> totals;

    Present(
            Shards shards,
            Parking parking,
            Instance instance,
            InstanceRegistry instances,
            ClusterView cluster,
            BuildProperties build,
            Clock clock) {
        this.shards = shards;
        this.parking = parking;
        this.instance = instance;
        this.cluster = cluster;
        this.build = build;
        this.clock = clock;
        this.totals = Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> instances.totals());
    }

    Facts facts() {
        var reports = shards.reports();
        var wait = shards.waiting().orElse(null);
        var total = Math.max(0, shards.total());
        return new Facts(
                headline(wait, reports),
                wait,
                reports,
                total,
                atMost(total, totals.get(true)),
                shards.gatewayPing().orElse(null),
                instance.startedAt(),
                Duration.between(instance.startedAt(), clock.instant()),
                String.valueOf(build.getVersion()));
    }

    // One that moves is connected twice for a moment.
    private static ClusterTotals atMost(int total, ClusterTotals all) {
        return total == 0 || all.shards() <= total
                ? all
                : new ClusterTotals(all.instances(), total, all.guilds());
    }

    private Headline headline(@Nullable IdentifyWait wait, List<ShardReport> reports) {
        if (parking.parked().isPresent()) {
            return Headline.PARKED;
        }
        if (wait != null) {
            return Headline.WAITING;
        }
        return reports.isEmpty() && cluster.isStandby() ? Headline.STANDBY : Headline.of(reports);
    }

    /**
     * What there is to say.
     *
     * @param waiting why a shard does not identify yet
     * @param shards those of this instance
     * @param shardsTotal how many there are in all instances; 0 before Discord has been asked
     * @param totals what all instances carry
     * @param ping how long Discord takes to acknowledge a heartbeat
     */
    record Facts(
            Headline state,
            @Nullable IdentifyWait waiting,
            List<ShardReport> shards,
            int shardsTotal,
            ClusterTotals totals,
            @Nullable Duration ping,
            Instant startedAt,
            Duration uptime,
            String version) {}
}
