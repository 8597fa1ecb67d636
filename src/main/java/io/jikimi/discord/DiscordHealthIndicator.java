package io.jikimi.discord;

import io.jikimi.cluster.ClusterView;
import io.jikimi.discord.IdentifyWait.Reason;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Parking;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The {@code discord} part of health: every shard by what was last heard of it, and why the bot is
 * parked. Connecting is degraded and not down, or a new instance could never take over; one that
 * stands by, because others hold every shard, is well.
 */
@Component
class DiscordHealthIndicator implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");
    static final Duration AWAY_TOO_LONG = Duration.ofMinutes(2);

    private final Shards shards;
    private final Parking parking;
    private final IdentifyBudget budget;
    private final ClusterView cluster;
    private final Clock clock;

    DiscordHealthIndicator(
            Shards shards,
            Parking parking,
            IdentifyBudget budget,
            ClusterView cluster,
            @MachineTime Clock clock) {
        this.shards = shards;
        this.parking = parking;
        this.budget = budget;
        this.cluster = cluster;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var reports = shards.reports();
        var standsBy = reports.isEmpty() && cluster.isStandby();
        var health = Health.status(standsBy ? Status.UP : status(reports));
        if (standsBy) {
            health.withDetail("standby", "other instances hold every shard");
        }
        parking.notice(Locale.ENGLISH)
                .ifPresent(
                        notice -> {
                            health.status(Status.OUT_OF_SERVICE);
                            health.withDetail("parked", notice);
                        });
        budget.waiting()
                .ifPresent(
                        wait -> {
                            if (wait.reason() == Reason.USED_UP) {
                                health.status(Status.OUT_OF_SERVICE);
                            }
                            health.withDetail("waiting", wait);
                        });
        var details = new LinkedHashMap<String, Object>();
        reports.forEach(report -> details.put(String.valueOf(report.id()), describe(report)));
        return health.withDetail("shards", details).build();
    }

    private Status status(List<ShardReport> reports) {
        if (reports.stream().anyMatch(this::isDown)) {
            return Status.DOWN;
        }
        var allConnected =
                reports.stream().allMatch(report -> report.state() == ShardState.CONNECTED);
        return allConnected && !reports.isEmpty() ? Status.UP : DEGRADED;
    }

    private boolean isDown(ShardReport report) {
        return switch (report.state()) {
            case CONNECTED, CONNECTING -> false;
            case WEDGED, STOPPED -> true;
            case RECONNECTING -> report.since().plus(AWAY_TOO_LONG).isBefore(clock.instant());
        };
    }

    private static Map<String, Object> describe(ShardReport report) {
        var description = new LinkedHashMap<String, Object>();
        description.put("state", report.state());
        description.put("since", report.since());
        if (report.heard() != null) {
            description.put("heardSecondsAgo", report.heard().toSeconds());
        }
        if (report.closeCode() != null) {
            description.put("closeCode", report.closeCode());
        }
        description.put("guilds", report.guilds());
        return description;
    }
}
