package io.jikimi.telemetry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the log when a collector begins to take nothing, and when it takes something again. */
final class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Signal signal;
    private final String collector;
    private final AtomicBoolean failing = new AtomicBoolean();

    Delivery(Signal signal, String address) {
        this.signal = signal;
        this.collector = URI.create(address).getAuthority();
    }

    void note(boolean isTaken) {
        if (isTaken && failing.compareAndSet(true, false)) {
            log.info("The collector at {} takes {} again", collector, signal.word());
        } else if (!isTaken && failing.compareAndSet(false, true)) {
            log.warn(
                    "The collector at {} takes no {}; they are lost until it does",
                    collector,
                    signal.word());
        }
    }
}
