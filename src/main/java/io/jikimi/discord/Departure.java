package io.jikimi.discord;

import io.jikimi.cluster.InstanceRegistry;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;

/**
 * The way out: what was accepted is finished and answered first, then the shards leave, then the
 * threads end. Every step has its time, so that the whole stays well under what platforms grant.
 */
@Component
class Departure {

    private static final Logger log = LoggerFactory.getLogger(Departure.class);
    private static final Duration WHOLE = Duration.ofMillis(7_500);
    private static final Duration FOR_EVENTS = Duration.ofSeconds(5);

    private final ShardManager manager;
    private final EventLanes lanes;
    private final RestTraffic traffic;
    private final DiscordThreads threads;
    private final InstanceRegistry registry;

    Departure(
            ShardManager manager,
            EventLanes lanes,
            RestTraffic traffic,
            DiscordThreads threads,
            InstanceRegistry registry) {
        this.manager = manager;
        this.lanes = lanes;
        this.traffic = traffic;
        this.threads = threads;
        this.registry = registry;
    }

    /** Leaves in good order. */
    void leave() {
        var deadline = System.nanoTime() + WHOLE.toNanos();
        try {
            lanes.close();
            if (!lanes.awaitIdle(FOR_EVENTS)) {
                log.warn("Some events take too long to be finished");
            }
            lanes.end();
            if (!traffic.awaitDrained(left(deadline))) {
                log.warn("{} requests could not be sent in time", traffic.pending());
            }
            shutDown(manager.getShards(), deadline);
            unregister();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            traffic.close();
            manager.getShards().forEach(JDA::shutdownNow);
            manager.shutdown();
            threads.close();
        }
    }

    /** Ends the shards in good order, so that others can take their place in this process. */
    void handOver() throws InterruptedException {
        var deadline = System.nanoTime() + WHOLE.toNanos();
        lanes.close();
        if (!lanes.awaitIdle(FOR_EVENTS) || !traffic.awaitDrained(left(deadline))) {
            log.warn("Some answers could not be sent before the shards were exchanged");
        }
        shutDown(manager.getShards(), deadline);
    }

    /** Leaves at once and for good, after Discord has refused the bot. */
    void abandon() {
        traffic.close();
        lanes.close();
        manager.getShards().forEach(JDA::shutdownNow);
        manager.shutdown();
    }

    private void shutDown(List<JDA> shards, long deadline) throws InterruptedException {
        shards.forEach(JDA::shutdown);
        for (var shard : shards) {
            if (!shard.awaitShutdown(left(deadline))) {
                log.warn("{} did not end in time", shard.getShardInfo());
                shard.shutdownNow();
            }
        }
    }

    private void unregister() throws InterruptedException {
        var leaving = Thread.ofVirtual().start(this::leaveRegistry);
        leaving.join(Duration.ofSeconds(1));
    }

    private void leaveRegistry() {
        try {
            registry.leave();
        } catch (DataAccessException away) {
            log.debug("The list of instances still has this one", away);
        }
    }

    // JDA takes zero for no limit at all.
    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }
}
