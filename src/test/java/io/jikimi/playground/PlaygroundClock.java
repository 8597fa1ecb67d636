package io.jikimi.playground;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs as ours does and can be turned forward, so that timers are seen firing. */
public final class PlaygroundClock extends Clock {

    private final AtomicReference<Duration> ahead;
    private final List<Runnable> listeners;
    private final ZoneId zone;

    public PlaygroundClock() {
        this(new AtomicReference<>(Duration.ZERO), new CopyOnWriteArrayList<>(), ZoneOffset.UTC);
    }

    private PlaygroundClock(
            AtomicReference<Duration> ahead, List<Runnable> listeners, ZoneId zone) {
        this.ahead = ahead;
        this.listeners = listeners;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new PlaygroundClock(ahead, listeners, zone);
    }

    /** How far this clock is ahead of real time. */
    public Duration ahead() {
        return ahead.get();
    }

    public void turnForward(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time only goes forward, but was asked for " + by);
        }
        ahead.updateAndGet(before -> before.plus(by));
        listeners.forEach(Runnable::run);
    }

    public void whenTurned(Runnable listener) {
        listeners.add(listener);
    }
}
