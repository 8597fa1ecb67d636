package io.jikimi.discord;

import io.jikimi.cluster.Workload;

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
    private final Clock clock;

    Shards(ShardManager manager, ShardPulses pulses, Clock clock) {
        this.manager = manager;
        this.pulses = pulses;
        this.clock = clock;
    }

    /** Every shard of this instance, by number. */
    public List<ShardReport> reports() {
        return manager.getShards().stream()
                .sorted(Comparator.comparingInt(shard -> shard.getShardInfo().getShardId()))
                .flatMap(shard -> report(shard).stream())
                .toList();
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

    /**
     * Asks Discord for something small and waits for the answer; not inside a request's callback.
     */
    public Duration restPing() {
        var shard = manager.getShardCache().stream().findFirst();
        return Duration.ofMillis(
                shard.orElseThrow(() -> new IllegalStateException("No shard is connected"))
                        .getRestPing()
                        .complete());
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
