package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.utils.TimeUtil;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Measures the way of events: how many wait, how long they take, and what became of them. */
@Component
class EventMeters {

    private static final Duration[] LAGS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final Map<Class<?>, OfType> types = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Clock clock;
    private final Timer lag;
    private final Counter fenced;
    private final Counter duplicates;

    EventMeters(MeterRegistry meters, @MachineTime Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.lag =
                Timer.builder("jikimi.events.lag")
                        .description("From Discord making an event to its being handled")
                        .serviceLevelObjectives(LAGS)
                        .register(meters);
        this.fenced =
                Counter.builder("jikimi.fence.rejections")
                        .description(
                                "Events not handled since this instance does not hold the shard")
                        .register(meters);
        this.duplicates =
                Counter.builder("jikimi.events.duplicates")
                        .description("Effects not stored since the event had had them already")
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
        of(event).handled.record(nanos, TimeUnit.NANOSECONDS);
        if (facts.snowflake() != 0) {
            var madeAt = TimeUtil.getTimeCreated(facts.snowflake()).toInstant().toEpochMilli();
            lag.record(Math.max(0, clock.millis() - madeAt), TimeUnit.MILLISECONDS);
        }
    }

    void dropped(GenericEvent event) {
        of(event).dropped.increment();
    }

    void fenced() {
        fenced.increment();
    }

    /** Something was not stored since it was done already, or is not ours to do. */
    void withdrawn(boolean isDone) {
        if (isDone) {
            duplicates.increment();
        } else {
            fenced.increment();
        }
    }

    void failed(GenericEvent event) {
        of(event).failed.increment();
    }

    // All three from the first event on: a counter that appears with its first failure hides it.
    private OfType of(GenericEvent event) {
        return types.computeIfAbsent(event.getClass(), this::measure);
    }

    private OfType measure(Class<?> type) {
        var name = type.getSimpleName();
        return new OfType(
                Timer.builder("jikimi.events.handled")
                        .description("Events handled, by all listeners together")
                        .tag("event", name)
                        .register(meters),
                counter("jikimi.events.dropped", "Events let go since their lane was full", name),
                counter("jikimi.events.failed", "Events on which a listener failed", name));
    }

    private Counter counter(String name, String description, String event) {
        return Counter.builder(name).description(description).tag("event", event).register(meters);
    }

    private record OfType(Timer handled, Counter dropped, Counter failed) {}
}
