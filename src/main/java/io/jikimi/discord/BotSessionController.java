package io.jikimi.discord;

import io.jikimi.cluster.IdentifyGate;

import net.dv8tion.jda.api.JDA;
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
    private volatile int concurrency = 1;

    BotSessionController(IdentifyGate gate, IdentifyBudget budget, GatewayAddress address) {
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
        var failing = false;
        try {
            while (waiting.contains(node)) {
                budget.await();
                Duration wait = identify(node, shardId % concurrency, backoff);
                if (wait.isZero()) {
                    return;
                }
                if (wait.isNegative() && !failing) {
                    failing = true;
                    log.warn("Shard {} cannot reach the gateway, trying on", shardId);
                }
                Thread.sleep(wait.abs());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Zero when the shard has identified, else how long to wait; negative after a failure. */
    private Duration identify(SessionConnectNode node, int bucket, Backoff backoff)
            throws InterruptedException {
        var wait = gate.tryEnter(bucket);
        if (!wait.isZero()) {
            return wait;
        }
        try {
            // Taken off first: a session refused at once is appended again, and equals this one.
            if (waiting.remove(node)) {
                connect(node);
            }
            return Duration.ZERO;
        } catch (RejectedExecutionException left) {
            return Duration.ZERO;
        } catch (IllegalStateException failure) {
            log.debug("The gateway could not be reached", failure);
            address.forget();
            return waiting.add(node) ? backoff.next().negated() : Duration.ZERO;
        } finally {
            gate.leave(bucket);
        }
    }

    private void connect(SessionConnectNode node) throws InterruptedException {
        budget.spend();
        connecting.add(node);
        node.run(false);
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
