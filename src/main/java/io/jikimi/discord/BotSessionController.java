package io.jikimi.discord;

import io.jikimi.cluster.IdentifyGate;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.RestRateLimiter.GlobalRateLimit;
import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.internal.JDAImpl;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/**
 * Decides when a shard may identify. JDA brings every IDENTIFY here and lets resumes pass; its own
 * controller forgets the gap whenever a shard is started or restarted by itself.
 */
@Component
class BotSessionController implements SessionController {

    private static final Logger log = LoggerFactory.getLogger(BotSessionController.class);

    private final GlobalRateLimit globalRateLimit = GlobalRateLimit.create();
    private final Set<SessionConnectNode> waiting = ConcurrentHashMap.newKeySet();
    private final Set<SessionConnectNode> connecting = ConcurrentHashMap.newKeySet();
    private final IdentifyGate gate;
    private final IdentifyBudget budget;
    private final GatewayAddress address;
    private final IdentifyMeters meters;
    private volatile int concurrency = 1;

    BotSessionController(
            IdentifyGate gate,
            IdentifyBudget budget,
            GatewayAddress address,
            IdentifyMeters meters) {
        this.meters = meters;
        this.gate = gate;
        this.budget = budget;
        this.address = address;
    }

    @Override
    public void setConcurrency(int level) {
        concurrency = Math.max(1, level);
    }

    @Override
    public void appendSession(SessionConnectNode node) {
        if (waiting.add(node)) {
            var shardId = node.getShardInfo().getShardId();
            Thread.ofVirtual().name("identify-" + shardId).start(() -> bring(node, shardId));
        }
    }

    @Override
    public void removeSession(SessionConnectNode node) {
        waiting.remove(node);
        connecting.remove(node);
    }

    @Override
    public GlobalRateLimit getRateLimitHandle() {
        return globalRateLimit;
    }

    @Override
    public ShardedGateway getShardedGateway(JDA shard) {
        try {
            var answer = address.get();
            return new ShardedGateway(answer.url(), answer.shards(), answer.concurrency());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            // The only failure that JDA's worker takes as the end rather than a reason to go on.
            throw new CompletionException(stopped);
        }
    }

    /** Forgets shards that have been ended and will not come back. */
    void forget() {
        waiting.clear();
        connecting.clear();
    }

    private void bring(SessionConnectNode node, int shardId) {
        var backoff = new Backoff();
        var since = System.nanoTime();
        try {
            while (waiting.contains(node)) {
                var wait = tryToBring(node, shardId, backoff);
                if (wait.isZero()) {
                    meters.waited(Duration.ofNanos(System.nanoTime() - since));
                    return;
                }
                Thread.sleep(wait);
            }
        } catch (InterruptedException | InvalidTokenException ended) {
            log.debug("Shard {} is not brought up", shardId, ended);
        }
    }

    // Whatever goes wrong, nobody else would bring the shard again.
    private Duration tryToBring(SessionConnectNode node, int shardId, Backoff backoff)
            throws InterruptedException {
        try {
            var closed = gate.closedFor(shardId % concurrency);
            if (!closed.isZero()) {
                return closed;
            }
            budget.await(shardId, () -> waiting.contains(node));
            return identify(node, shardId, backoff);
        } catch (InvalidTokenException refused) {
            throw refused;
        } catch (RuntimeException | Error failure) {
            tell(shardId, failure, backoff);
            return backoff.next();
        }
    }

    /** Zero when the shard has identified, else how long to wait. */
    private Duration identify(SessionConnectNode node, int shardId, Backoff backoff)
            throws InterruptedException {
        var bucket = shardId % concurrency;
        var wait = gate.tryEnter(bucket);
        if (!wait.isZero()) {
            return wait;
        }
        try {
            // Taken off first: a session refused at once is appended again, and equals this one.
            if (waiting.remove(node)) {
                connect(node, shardId);
            }
            return Duration.ZERO;
        } catch (RejectedExecutionException left) {
            return Duration.ZERO;
        } catch (RuntimeException | Error failure) {
            tell(shardId, failure, backoff);
            address.forget();
            return waiting.add(node) ? backoff.next() : Duration.ZERO;
        } finally {
            gate.leave(bucket);
        }
    }

    private static void tell(int shardId, Throwable failure, Backoff backoff) {
        if (backoff.hasWaited()) {
            log.debug("Shard {} failed again", shardId, failure);
        } else if (failure instanceof IllegalStateException) {
            log.warn("Shard {} cannot reach the gateway, trying on", shardId);
            log.debug("The gateway could not be reached", failure);
        } else {
            log.error("Shard {} cannot be brought up, trying on", shardId, failure);
        }
    }

    private void connect(SessionConnectNode node, int shardId) throws InterruptedException {
        var counted = budget.spend(shardId);
        connecting.add(node);
        try {
            node.run(false);
        } catch (IllegalStateException unreached) {
            budget.takeBack(counted);
            throw unreached;
        }
        var hasLeft = !connecting.remove(node);
        if (hasLeft) {
            closeBehind(node);
        }
    }

    // JDA forgets to close a shard that is ended just while its socket opens; it would hear every
    // event a second time beside its successor.
    void closeBehind(SessionConnectNode node) {
        if (node.getJDA() instanceof JDAImpl shard) {
            shard.getClient().close();
        }
    }
}
