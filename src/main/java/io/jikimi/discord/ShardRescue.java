package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Trouble;
import io.jikimi.lifecycle.Vital;

import net.dv8tion.jda.api.sharding.ShardManager;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Restarts a shard that is wedged, but not the same one again within the hour: each restart costs
 * one of the day's identifies. One that is wedged all the same needs a new process, which it gets
 * only while the day has identifies to spare and Discord answers.
 */
@Component
class ShardRescue implements Vital {

    private static final Logger log = LoggerFactory.getLogger(ShardRescue.class);
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    /** So long a restart may take before the shard is somewhere else. */
    private static final Duration RESTARTING = Duration.ofMinutes(1);

    private final Shards shards;
    private final ShardManager manager;
    private final RestTraffic traffic;
    private final IdentifyBudget budget;
    private final Clock clock;
    private final Map<Integer, Instant> rescuedAt = new ConcurrentHashMap<>();
    private volatile @Nullable Trouble hopeless;
    private boolean waits;

    ShardRescue(
            Shards shards,
            ShardManager manager,
            RestTraffic traffic,
            IdentifyBudget budget,
            @MachineTime Clock clock) {
        this.shards = shards;
        this.manager = manager;
        this.traffic = traffic;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "shards";
    }

    @Override
    public @Nullable Trouble trouble() {
        return hopeless;
    }

    @Scheduled(fixedDelay = 15_000)
    void restartWedged() {
        var wedged =
                traffic.isClosed()
                        ? List.<ShardReport>of()
                        : shards.reports().stream()
                                .filter(report -> report.state() == ShardState.WEDGED)
                                .toList();
        var now = clock.instant();
        wedged.stream().filter(report -> mayRescue(report.id(), now)).forEach(this::restart);
        hopeless = judge(wedged.stream().filter(report -> isHopeless(report.id(), now)).toList());
    }

    private void restart(ShardReport report) {
        log.warn("Shard {} is wedged and is restarted: {}", report.id(), report);
        manager.restart(report.id());
    }

    private boolean mayRescue(int shardId, Instant now) {
        var last = rescuedAt.get(shardId);
        if (last != null && last.plus(AGAIN_AFTER).isAfter(now)) {
            return false;
        }
        rescuedAt.put(shardId, now);
        return true;
    }

    private boolean isHopeless(int shardId, Instant now) {
        var last = rescuedAt.get(shardId);
        return last != null && last.plus(RESTARTING).isBefore(now);
    }

    private @Nullable Trouble judge(List<ShardReport> lost) {
        if (lost.isEmpty()) {
            waits = false;
            return null;
        }
        var ids = lost.stream().map(report -> String.valueOf(report.id())).toList();
        if (!budget.allowsRestart(shards.total())) {
            if (!waits) {
                waits = true;
                log.error(
                        "Wedged although restarted: shards {}. A new process would help, but Discord"
                                + " does not answer or too few identifies of the day are left",
                        ids);
            }
            return null;
        }
        return new Trouble(
                "wedged although restarted: " + String.join(", ", ids),
                since(lost.getFirst()),
                List.of("JDA", "gateway-"));
    }

    private Instant since(ShardReport lost) {
        return lost.heard() == null ? lost.since() : clock.instant().minus(lost.heard());
    }
}
