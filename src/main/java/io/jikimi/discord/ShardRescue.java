package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;

import net.dv8tion.jda.api.sharding.ShardManager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Restarts a shard that is wedged, but not the same one again within the hour: each restart costs
 * one of the day's identifies.
 */
@Component
class ShardRescue {

    private static final Logger log = LoggerFactory.getLogger(ShardRescue.class);
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    private final Shards shards;
    private final ShardManager manager;
    private final RestTraffic traffic;
    private final Clock clock;
    private final Map<Integer, Instant> rescuedAt = new ConcurrentHashMap<>();

    ShardRescue(
            Shards shards, ShardManager manager, RestTraffic traffic, @MachineTime Clock clock) {
        this.shards = shards;
        this.manager = manager;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 15_000)
    void restartWedged() {
        if (traffic.isClosed()) {
            return;
        }
        for (var report : shards.reports()) {
            if (report.state() == ShardState.WEDGED && mayRescue(report.id())) {
                log.warn("Shard {} is wedged and is restarted: {}", report.id(), report);
                manager.restart(report.id());
            }
        }
    }

    private boolean mayRescue(int shardId) {
        var now = clock.instant();
        var last = rescuedAt.get(shardId);
        if (last != null && last.plus(AGAIN_AFTER).isAfter(now)) {
            return false;
        }
        rescuedAt.put(shardId, now);
        return true;
    }
}
