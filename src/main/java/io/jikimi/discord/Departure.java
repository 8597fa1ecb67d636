package io.jikimi.discord;

import io.jikimi.cluster.LeaseLoop;
import io.jikimi.config.BotProperties;

import net.dv8tion.jda.api.JDA;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

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

    private final EventLanes lanes;
    private final RestTraffic traffic;
    private final DiscordThreads threads;
    private final Fleet fleet;
    private final LeaseLoop leases;
    private final LocalShards local;
    private final Duration forHeirs;

    Departure(
            Fleet fleet,
            EventLanes lanes,
            RestTraffic traffic,
            DiscordThreads threads,
            LeaseLoop leases,
            LocalShards local,
            BotProperties properties) {
        this.fleet = fleet;
        this.lanes = lanes;
        this.traffic = traffic;
        this.threads = threads;
        this.leases = leases;
        this.local = local;
        this.forHeirs = properties.cluster().leave();
    }

    /** Leaves in good order: what others take over first, then what is left. */
    void leave() {
        try {
            leases.drain();
            var left = leases.awaitDrained(forHeirs);
            if (left > 0 && leases.hasHeirs()) {
                log.warn("{} shards were not taken over in time and are free now", left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        var deadline = System.nanoTime() + WHOLE.toNanos();
        try {
            lanes.close();
            if (!lanes.awaitIdle(FOR_EVENTS)) {
                log.warn("Some events take too long to be finished");
            }
            lanes.end();
            local.halt();
            giveUpLeases();
            if (!traffic.awaitDrained(left(deadline))) {
                log.warn("{} requests could not be sent in time", traffic.pending());
            }
            shutDown(fleet.all(), deadline);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            traffic.close();
            fleet.all().forEach(JDA::shutdownNow);
            fleet.shutdown();
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
        shutDown(fleet.all(), deadline);
    }

    /** Leaves at once and for good, after Discord has refused the bot. */
    void abandon() {
        traffic.close();
        lanes.close();
        fleet.all().forEach(JDA::shutdownNow);
        fleet.shutdown();
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

    // Others may begin at once, while what is left to say is said.
    private void giveUpLeases() throws InterruptedException {
        var leaving = Thread.ofVirtual().start(this::leaveCluster);
        leaving.join(Duration.ofSeconds(2));
    }

    private void leaveCluster() {
        try {
            leases.end();
        } catch (DataAccessException | TransactionException away) {
            log.debug("The list of instances still has this one", away);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    // JDA takes zero for no limit at all.
    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }
}
