package io.jikimi.discord;

import io.jikimi.config.BotProperties;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether Discord can be reached from here: no longer, once no shard is connected for two leases
 * and Discord does not answer a question either; again, once it does.
 */
@Component
class Reach {

    private final GatewayAddress address;
    private final RestTraffic traffic;
    private final long patienceNanos;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean cutOff;
    private boolean isWaiting;
    private long waitingSince;
    private long askedAt = System.nanoTime();

    Reach(GatewayAddress address, RestTraffic traffic, BotProperties properties) {
        this.address = address;
        this.traffic = traffic;
        this.patienceNanos = properties.cluster().lease().multipliedBy(2).toNanos();
    }

    /**
     * Asked at every beat.
     *
     * @param connected for each shard that runs here, whether it is connected
     */
    synchronized boolean isCutOff(List<Boolean> connected) {
        var now = System.nanoTime();
        if (cutOff) {
            askNowAndThen(now);
            return cutOff;
        }
        if (connected.isEmpty() || connected.contains(true)) {
            isWaiting = false;
            return false;
        }
        if (!isWaiting) {
            isWaiting = true;
            waitingSince = now;
        }
        // Shards may just as well wait for their turn.
        if (now - waitingSince > patienceNanos) {
            askNowAndThen(now);
        }
        return cutOff;
    }

    private void askNowAndThen(long now) {
        if (now - askedAt < patienceNanos / 4 || traffic.isClosed()) {
            return;
        }
        askedAt = now;
        if (asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("reach").start(this::ask);
        }
    }

    private void ask() {
        try {
            heard(address.askOnce().isPresent());
        } finally {
            asking.set(false);
        }
    }

    private synchronized void heard(boolean anything) {
        cutOff = !anything;
        isWaiting = false;
    }
}
