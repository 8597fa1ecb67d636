package io.jikimi.discord;

import io.jikimi.cluster.Workload;
import io.jikimi.lifecycle.MachineTime;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The shards of this instance, to be looked at. */
@Component
public class Shards implements Workload {

    private final ShardManager manager;
    private final ShardPulses pulses;
    private final RestTraffic traffic;
    private final IdentifyBudget budget;
    private final Clock clock;

    Shards(
            ShardManager manager,
            ShardPulses pulses,
            RestTraffic traffic,
            IdentifyBudget budget,
            @MachineTime Clock clock) {
        this.manager = manager;
        this.pulses = pulses;
        this.traffic = traffic;
        this.budget = budget;
        this.clock = clock;
    }

    /** Every shard of this instance, by number. */
    public List<ShardReport> reports() {
        return manager.getShards().stream()
                .sorted(Comparator.comparingInt(shard -> shard.getShardInfo().getShardId()))
                .flatMap(shard -> report(shard).stream())
                .toList();
    }

    /** Why a shard does not identify yet, if one waits. */
    public Optional<IdentifyWait> waiting() {
        return budget.waiting();
    }

    /** What is left of the day's identifies; empty where Discord does not say so. */
    public Optional<IdentifiesLeft> identifiesLeft() {
        return budget.today();
    }

    /**
     * Whether the day's identifies allow so many shards to be connected anew, though nothing is
     * wrong with those that are; no where Discord does not say so.
     */
    public boolean mayConnectAnew(int shards) {
        return budget.allowsRestart(shards);
    }

    /** How many shards the bot has in all instances; known once Discord has been asked. */
    public int total() {
        return manager.getShardsTotal();
    }

    @Override
    public int shards() {
        return (int) reports().stream().filter(one -> one.state() == ShardState.CONNECTED).count();
    }

    @Override
    public int guilds() {
        return (int) manager.getGuildCache().size();
    }

    /** The time from a heartbeat to its acknowledgement, on average over the connected shards. */
    public Optional<Duration> gatewayPing() {
        var average =
                reports().stream()
                        .flatMap(one -> Optional.ofNullable(one.ping()).stream())
                        .mapToLong(Duration::toMillis)
                        .average();
        return average.isPresent()
                ? Optional.of(Duration.ofMillis(Math.round(average.getAsDouble())))
                : Optional.empty();
    }

    /** How long Discord's REST API took to answer of late. */
    public Optional<Duration> restPing() {
        return traffic.latency();
    }

    private Optional<ShardReport> report(JDA shard) {
        var info = shard.getShardInfo();
        return Optional.ofNullable(pulses.find(info.getShardId()))
                .map(
                        pulse ->
                                pulse.report(
                                        info.getShardId(),
                                        info.getShardTotal(),
                                        (int) shard.getGuildCache().size(),
                                        clock.instant()));
    }
}
