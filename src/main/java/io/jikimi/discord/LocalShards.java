package io.jikimi.discord;

import io.jikimi.cluster.Generation;
import io.jikimi.cluster.Shard;
import io.jikimi.cluster.ShardHost;
import io.jikimi.lifecycle.Parking;

import net.dv8tion.jda.api.JDA;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens and ends the connections of this instance's shards, as the leases say. */
@Component
class LocalShards implements ShardHost {

    private static final Logger log = LoggerFactory.getLogger(LocalShards.class);
    private static final Duration LONGEST_FINISH = Duration.ofSeconds(2);

    private final Fleet fleet;
    private final EventLanes lanes;
    private final ShardPulses pulses;
    private final IdentifyBudget budget;
    private final Reach reach;
    private final Parking parking;
    private final Set<Shard> running = new HashSet<>();
    private Set<Shard> wanted = Set.of();
    private boolean halted;

    LocalShards(
            Fleet fleet,
            EventLanes lanes,
            ShardPulses pulses,
            IdentifyBudget budget,
            Reach reach,
            Parking parking) {
        this.reach = reach;
        this.fleet = fleet;
        this.lanes = lanes;
        this.pulses = pulses;
        this.budget = budget;
        this.parking = parking;
    }

    @Override
    public synchronized void run(Set<Shard> next) {
        wanted = Set.copyOf(next);
        if (!halted) {
            catchUp();
        }
    }

    private void catchUp() {
        for (var shard : List.copyOf(running)) {
            if (!wanted.contains(shard)) {
                end(shard);
            }
        }
        wanted.stream()
                .filter(shard -> !running.contains(shard))
                .sorted(Comparator.comparingLong(Shard::generation).thenComparing(Shard::id))
                .forEach(this::start);
        endStragglers();
        fleet.tidy(wanted.stream().map(Shard::generation).collect(Collectors.toSet()));
    }

    private void start(Shard shard) {
        log.info("Shard {} is started", shard);
        running.add(shard);
        fleet.start(shard);
    }

    private void end(Shard shard) {
        log.info("Shard {} is ended", shard);
        running.remove(shard);
        lanes.forgetShard(shard);
        fleet.end(shard);
        if (running.stream().noneMatch(other -> other.id() == shard.id())) {
            pulses.forget(shard.id());
        }
    }

    // JDA starts one that waited in its queue even though it was ended meanwhile.
    private void endStragglers() {
        for (var jda : fleet.all()) {
            var info = jda.getShardInfo();
            if (running.stream()
                    .noneMatch(
                            shard ->
                                    shard.id() == info.getShardId()
                                            && shard.total() == info.getShardTotal())) {
                jda.shutdown();
            }
        }
    }

    /** Starts nothing more, and leaves what runs to whoever ends it. */
    synchronized void halt() {
        halted = true;
        running.clear();
    }

    /** Starts what is wanted by now. */
    synchronized void goOn() {
        halted = false;
        catchUp();
    }

    @Override
    public boolean isConnected(Shard shard) {
        var jda = fleet.find(shard);
        return jda != null && jda.getStatus() == JDA.Status.CONNECTED;
    }

    // Instances that are in each other's way look on until they are not.
    @Override
    public boolean isAble() {
        return parking.parked().filter(parked -> !parked.cause().passes()).isEmpty();
    }

    @Override
    public boolean isCutOff() {
        return reach.isCutOff(running());
    }

    private synchronized List<Boolean> running() {
        return running.stream().map(this::isConnected).toList();
    }

    @Override
    public boolean mayMove(int shards) {
        return budget.allowsMove(shards, fleet.manager().getShardsTotal());
    }

    @Override
    public List<String> close(Shard shard) {
        try {
            return lanes.closeShard(shard, LONGEST_FINISH);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public void open(Shard shard, Collection<String> handled) {
        lanes.openShard(shard, handled);
    }

    @Override
    public void act(Generation generation) {
        fleet.act(generation);
        lanes.act(generation.id());
    }
}
