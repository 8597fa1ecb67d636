package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.utils.TimeUtil;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Measures the way of events: how many wait, how long they take, and what became of them. */
@Component
class EventMeters {

    private final Map<Class<?>, Timer> handled = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Clock clock;
    private final Timer lag;

    EventMeters(MeterRegistry meters, @MachineTime Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.lag =
                Timer.builder("jikimi.events.lag")
                        .description("From Discord making an event to its being handled")
                        .register(meters);
    }

    void watch(Lanes lanes) {
        Gauge.builder("jikimi.events.pending", lanes, Lanes::pending)
                .description("Events that wait or are being handled")
                .register(meters);
        Gauge.builder("jikimi.events.lanes", lanes, Lanes::count)
                .description("Guilds that have events waiting")
                .register(meters);
        Gauge.builder("jikimi.events.oldest", lanes, all -> all.oldest().toNanos() / 1e9)
                .description("How long the oldest event has been here")
                .baseUnit("seconds")
                .register(meters);
    }

    void handled(GenericEvent event, EventFacts facts, long nanos) {
        handled.computeIfAbsent(event.getClass(), this::timer).record(nanos, TimeUnit.NANOSECONDS);
        if (facts.snowflake() != 0) {
            var madeAt = TimeUtil.getTimeCreated(facts.snowflake()).toInstant().toEpochMilli();
            lag.record(Math.max(0, clock.millis() - madeAt), TimeUnit.MILLISECONDS);
        }
    }

    void dropped(GenericEvent event) {
        count("jikimi.events.dropped", event);
    }

    void fenced(GenericEvent event) {
        count("jikimi.events.fenced", event);
    }

    void failed(GenericEvent event) {
        count("jikimi.events.failed", event);
    }

    private void count(String name, GenericEvent event) {
        meters.counter(name, "type", event.getClass().getSimpleName()).increment();
    }

    private Timer timer(Class<?> type) {
        return Timer.builder("jikimi.events.handled")
                .description("Events handled, by all listeners together")
                .tag("type", type.getSimpleName())
                .register(meters);
    }
}
