package io.jikimi.endtoend;

import io.jikimi.lifecycle.MachineTime;

import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Beside a bot in a process of its own: a listener that never ends, after which time flies. */
class Standstill {

    static final String WORDS = "stand still for ever";

    private static final int TIMES_FASTER = 7;

    private final AtomicReference<Instant> since = new AtomicReference<>(Instant.MAX);

    @Bean
    EventListener standstillListener() {
        return event -> {
            if (event instanceof MessageReceivedEvent said
                    && said.getMessage().getContentRaw().equals(WORDS)) {
                since.set(Instant.now());
                spin();
            }
        };
    }

    // It occupies the only thread that carries virtual ones.
    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    @Bean
    @Primary
    @MachineTime
    Clock flyingClock() {
        InstantSource source =
                () -> {
                    var now = Instant.now();
                    var begun = since.get();
                    return begun.isBefore(now)
                            ? now.plus(Duration.between(begun, now).multipliedBy(TIMES_FASTER))
                            : now;
                };
        return source.withZone(ZoneOffset.UTC);
    }
}
