package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import okhttp3.Response;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All requests to Discord together: how many wait, how they end, and whether any more may be sent.
 */
@Component
class RestTraffic {

    private final MeterRegistry meters;
    private final InvalidRequests invalid;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger underway = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drained = lock.newCondition();
    private final AtomicLong averageNanos = new AtomicLong();
    private final Map<LimitScope, Counter> limited = new EnumMap<>(LimitScope.class);
    private volatile boolean closed;

    RestTraffic(MeterRegistry meters, @MachineTime Clock clock) {
        this.meters = meters;
        this.invalid = new InvalidRequests(clock);
        Gauge.builder("jikimi.rest.pending", pending, AtomicInteger::get)
                .description("Requests that wait for Discord")
                .register(meters);
        Gauge.builder("jikimi.rest.invalid", invalid, InvalidRequests::count)
                .description("401, 403 and 429 in ten minutes; at 10,000 Discord bans the address")
                .register(meters);
        for (var scope : LimitScope.values()) {
            limited.put(
                    scope,
                    Counter.builder("jikimi.rest.limited")
                            .description("Requests that Discord answered with 429, by whose limit")
                            .tag("scope", scope.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    /** From now on Discord is called no more. */
    void close() {
        closed = true;
    }

    /** Discord may be called again, with a token that it accepts. */
    void reopen() {
        closed = false;
    }

    boolean isClosed() {
        return closed;
    }

    void accepted() {
        pending.incrementAndGet();
        begin();
    }

    void finished() {
        pending.decrementAndGet();
        end();
    }

    /** Something has begun that may send a request yet. */
    void begin() {
        underway.incrementAndGet();
    }

    void end() {
        if (underway.decrementAndGet() == 0) {
            lock.lock();
            try {
                drained.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    int pending() {
        return pending.get();
    }

    /** How long requests took of late, or empty before the first one. */
    Optional<Duration> latency() {
        var nanos = averageNanos.get();
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /** Waits until no request is left and none can follow; false if the time is over before. */
    boolean awaitDrained(Duration atMost) throws InterruptedException {
        var left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (underway.get() > 0 && left > 0) {
                left = drained.awaitNanos(left);
            }
            return underway.get() == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Counts an answer that Discord holds against us; all are, but those of a shared limit. */
    void note(Response answer) {
        var scope = answer.code() == 429 ? LimitScope.of(answer) : null;
        if (scope != null) {
            Objects.requireNonNull(limited.get(scope)).increment();
        }
        if (answer.code() == 401
                || answer.code() == 403
                || scope != null && scope != LimitScope.SHARED) {
            invalid.add();
        }
    }

    void record(String route, String status, long queuedNanos, long tookNanos) {
        averageNanos.updateAndGet(
                average -> average == 0 ? tookNanos : (average * 7 + tookNanos) / 8);
        Timer.builder("jikimi.rest")
                .description("Requests to Discord, from sending to answer")
                .tag("route", route)
                .tag("status", status)
                .register(meters)
                .record(tookNanos, TimeUnit.NANOSECONDS);
        Timer.builder("jikimi.rest.queue")
                .description("How long requests wait for their rate limit before they are sent")
                .tag("route", route)
                .register(meters)
                .record(queuedNanos, TimeUnit.NANOSECONDS);
    }
}
