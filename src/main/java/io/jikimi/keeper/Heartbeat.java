package io.jikimi.keeper;

import io.jikimi.keeper.Receiver.Unheard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Duration;

/**
 * The dead man's switch: gives a sign of life as long as the bot is well, so that a service far
 * away raises the alarm when they stop, whatever it was that stopped them.
 */
@Component
class Heartbeat {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final HeartbeatProperties properties;
    private final Wellbeing wellbeing;
    private final Counter ok;
    private final Counter failed;
    // A thread of its own: it must neither wait for what is stuck nor hold anything up.
    private final Thread beating =
            Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beatOnAndOn);
    private final @Nullable Receiver receiver;
    private volatile boolean ending;
    private boolean failing;
    private boolean blind;

    Heartbeat(HeartbeatProperties properties, Wellbeing wellbeing, MeterRegistry meters) {
        this.properties = properties;
        this.wellbeing = wellbeing;
        this.ok = counter(meters, "ok");
        this.failed = counter(meters, "failed");
        var url = properties.url();
        this.receiver = url == null || url.isBlank() ? null : new Receiver(url.reveal());
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("jikimi.heartbeat")
                .description("Signs of life given to whoever raises the alarm when they stop")
                .tag("outcome", outcome)
                .register(meters);
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        if (receiver != null && !ending) {
            beating.start();
        }
    }

    // Before anything else ends: whoever watches must not take a bot that leaves for one that
    // serves.
    @EventListener(ContextClosedEvent.class)
    synchronized void end() {
        ending = true;
        beating.interrupt();
        if (receiver != null) {
            receiver.close();
        }
    }

    private void beatOnAndOn() {
        try {
            while (!ending) {
                // The first one as soon as the bot is well, and not a whole pause later.
                Thread.sleep(beat() ? properties.every() : BETWEEN_LOOKS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives a sign of life if one is deserved; whether it was. */
    boolean beat() {
        if (receiver == null || !isWell()) {
            return false;
        }
        try {
            receiver.hear();
            ok.increment();
            tellThatItWorks();
        } catch (Unheard failure) {
            if (!ending) {
                failed.increment();
                tellThatItFails(failure);
            }
        }
        return true;
    }

    private void tellThatItWorks() {
        if (failing) {
            failing = false;
            log.info("Signs of life reach BOT_HEARTBEAT_URL again");
        }
    }

    private void tellThatItFails(Unheard failure) {
        if (!failing) {
            failing = true;
            log.warn(
                    "Signs of life do not reach BOT_HEARTBEAT_URL ({}); the bot itself is well."
                            + " It is tried on every {} s",
                    failure.getMessage(),
                    properties.every().toSeconds());
        }
    }

    // No sign of life where it cannot be told: that is what the alarm is for.
    private boolean isWell() {
        try {
            var well = wellbeing.isWell();
            blind = false;
            return well;
        } catch (RuntimeException | Error failure) {
            if (!blind) {
                blind = true;
                log.error("It cannot be told whether the bot is well", failure);
            }
            return false;
        }
    }
}
