package io.jikimi.discord;

import net.dv8tion.jda.api.sharding.ShardManager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Restarts a wedged shard, once for each time it wedges: a restart costs one of the day's starts.
 */
@Component
class ShardRescue {

    private static final Logger log = LoggerFactory.getLogger(ShardRescue.class);

    private final Shards shards;
    private final ShardManager manager;
    private final RestTraffic traffic;
    private final Map<Integer, Instant> rescued = new ConcurrentHashMap<>();

    ShardRescue(Shards shards, ShardManager manager, RestTraffic traffic) {
        this.shards = shards;
        this.manager = manager;
        this.traffic = traffic;
    }

    @Scheduled(fixedDelay = 15_000)
    void restartWedged() {
        if (traffic.isClosed()) {
            return;
        }
        for (var report : shards.reports()) {
            if (report.state() == ShardState.WEDGED
                    && !report.since().equals(rescued.put(report.id(), report.since()))) {
                log.warn("Shard {} is wedged and is restarted: {}", report.id(), report);
                manager.restart(report.id());
            }
        }
    }
}
