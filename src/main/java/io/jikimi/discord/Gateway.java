package io.jikimi.discord;

import io.jikimi.cluster.LeaseLoop;
import io.jikimi.config.BotProperties;
import io.jikimi.lifecycle.Parked;
import io.jikimi.lifecycle.Parking;

import net.dv8tion.jda.api.exceptions.InvalidTokenException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens the connection to Discord when everything else has started, and ends it before anything
 * else ends, so that what was accepted is answered.
 */
@Component
class Gateway implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private final BotProperties properties;
    private final GatewayAddress address;
    private final Fleet fleet;
    private final EventLanes lanes;
    private final Departure departure;
    private final BotSessionController sessions;
    private final RestTraffic traffic;
    private final LeaseLoop leases;
    private final LocalShards shards;
    private final Parking parking;
    private @Nullable Thread starting;
    private volatile boolean running;

    Gateway(
            BotProperties properties,
            GatewayAddress address,
            Fleet fleet,
            EventLanes lanes,
            Departure departure,
            BotSessionController sessions,
            RestTraffic traffic,
            LeaseLoop leases,
            LocalShards shards,
            Parking parking) {
        this.leases = leases;
        this.shards = shards;
        this.properties = properties;
        this.address = address;
        this.fleet = fleet;
        this.lanes = lanes;
        this.departure = departure;
        this.sessions = sessions;
        this.traffic = traffic;
        this.parking = parking;
    }

    // The last to start, after the web server, and therefore the first to stop.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public synchronized void start() {
        running = true;
        lanes.open();
        leases.start();
        starting = Thread.ofVirtual().name("gateway-start").start(this::startShards);
    }

    private void startShards() {
        var backoff = new Backoff();
        try {
            while (!tryToStartShards(backoff)) {
                Thread.sleep(backoff.next());
            }
        } catch (InterruptedException | InvalidTokenException ended) {
            log.debug("The start was given up", ended);
        }
    }

    // Nobody else would say it: a bot without shards would look as if it were connecting.
    private boolean tryToStartShards(Backoff backoff) throws InterruptedException {
        try {
            var asked = address.get();
            var set = properties.shards().total();
            var total = set > 0 ? set : asked.shards();
            log.info("Shards in all: {}", total);
            leases.found(total, set > 0);
            return true;
        } catch (InvalidTokenException refused) {
            throw refused;
        } catch (RuntimeException | Error failure) {
            if (!backoff.hasWaited()) {
                log.error("The connection to Discord cannot be started, trying on", failure);
            }
            return false;
        }
    }

    /** Ends all shards and starts them anew, with the token that holds by now. */
    synchronized void restart() throws InterruptedException {
        if (!running) {
            return;
        }
        if (starting != null) {
            starting.interrupt();
            starting.join();
        }
        shards.halt();
        departure.handOver();
        traffic.reopen();
        address.forget();
        sessions.forget();
        fleet.renew();
        start();
        shards.goOn();
        leases.wake();
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (starting != null) {
            starting.interrupt();
        }
        departure.leave();
    }

    @EventListener
    void on(Parked parked) {
        if (parked.cause().passes()) {
            return;
        }
        // Parked from inside JDA, whose locks must be let go before its shards are ended.
        Thread.ofVirtual().name("parking").start(this::abandon);
    }

    private synchronized void abandon() {
        if (parking.parked().isPresent()) {
            shards.halt();
            departure.abandon();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
