package io.jikimi.discord;

import io.jikimi.cluster.ShardLeases;
import io.jikimi.lifecycle.Progress;
import io.jikimi.telemetry.Spans;

import net.dv8tion.jda.api.events.GatewayPingEvent;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Brings each event from the gateway to every listener: in order within its guild, and without one
 * guild ever waiting for another. Interactions pass beside the lanes, since they expire in seconds.
 */
@Component
class EventLanes {

    private static final Logger log = LoggerFactory.getLogger(EventLanes.class);
    private static final int EVENTS_PER_GUILD = 500;
    private static final int INTERACTIONS_AT_ONCE = 256;

    private final Lanes lanes = new Lanes(EVENTS_PER_GUILD, INTERACTIONS_AT_ONCE);
    private final ShardLeases leases;
    private final EventMeters meters;
    private final List<ShardObserver> observers;
    private final ObjectProvider<EventListener> listeners;
    private final Progress progress;
    private final @Nullable Spans spans;
    private final Map<Integer, ShardEvents> current = new ConcurrentHashMap<>();
    private volatile List<EventListener> open = List.of();

    EventLanes(
            ShardLeases leases,
            EventMeters meters,
            List<ShardObserver> observers,
            ObjectProvider<EventListener> listeners,
            Progress progress,
            @Nullable Spans spans) {
        this.leases = leases;
        this.meters = meters;
        this.observers = observers;
        this.listeners = listeners;
        this.progress = progress;
        this.spans = spans;
        meters.watch(lanes);
        progress.watch("lane", lanes.threads());
    }

    /** Begins to bring events to every listener there is; they may need what is built after us. */
    void open() {
        open = listeners.orderedStream().toList();
    }

    /** Takes no more events; those already here go on. */
    void close() {
        open = List.of();
    }

    boolean awaitIdle(Duration atMost) throws InterruptedException {
        return lanes.awaitIdle(atMost);
    }

    void end() throws InterruptedException {
        progress.forget("lane");
        lanes.end();
    }

    /**
     * For the next connection of a shard: from now on, what comes through its last one is not
     * heard.
     */
    IEventManager forShard(int shardId) {
        var events = new ShardEvents(shardId);
        current.put(shardId, events);
        return events;
    }

    private void accept(int shardId, GenericEvent event, List<EventListener> own) {
        for (var observer : observers) {
            observer.saw(shardId, event);
        }
        if (isNoise(event)) {
            return;
        }
        var facts = EventFacts.of(shardId, event);
        // What waits in the lane may change what a listener wants, such as a new prefix.
        var receivers = lanes.isIdle(facts.lane()) ? wanting(event) : open;
        if (receivers.isEmpty() && own.isEmpty()) {
            return;
        }
        Runnable delivery = () -> deliver(facts, event, receivers, own);
        if (event instanceof GenericInteractionCreateEvent) {
            lanes.addBeside(delivery);
        } else if (!lanes.add(facts.lane(), EventFacts.mayBeLost(event), delivery)) {
            meters.dropped(event);
        }
    }

    private List<EventListener> wanting(GenericEvent event) {
        var all = open;
        var wanting = new ArrayList<EventListener>(all.size());
        for (var listener : all) {
            if (!(listener instanceof Selective choosy) || choosy.wants(event)) {
                wanting.add(listener);
            }
        }
        return wanting;
    }

    // Told to observers only: there is one for every heartbeat, request and frame.
    static boolean isNoise(GenericEvent event) {
        return event instanceof GatewayPingEvent
                || event instanceof HttpRequestEvent
                || event instanceof RawGatewayEvent;
    }

    private void deliver(
            EventFacts facts,
            GenericEvent event,
            List<EventListener> receivers,
            List<EventListener> own) {
        if (!leases.holds(facts.shardId())) {
            meters.fenced();
            return;
        }
        try (var context = EventContext.of(facts, event);
                var step = spans == null ? null : facts.follow(event, spans)) {
            var startedAt = System.nanoTime();
            receivers.forEach(listener -> tell(listener, event));
            own.forEach(listener -> tell(listener, event));
            meters.handled(event, facts, System.nanoTime() - startedAt);
        }
    }

    // Whatever a listener throws, errors included, is its own affair: the next one still hears.
    private void tell(EventListener listener, GenericEvent event) {
        try {
            listener.onEvent(event);
        } catch (Throwable failure) {
            meters.failed(event);
            if (spans != null) {
                spans.failHere(failure);
            }
            log.error(
                    "{} failed on {}",
                    listener.getClass().getSimpleName(),
                    event.getClass().getSimpleName(),
                    failure);
        }
    }

    /** What JDA knows of us: one for each shard. */
    private final class ShardEvents implements IEventManager {

        private final int shardId;
        private final List<EventListener> own = new CopyOnWriteArrayList<>();

        ShardEvents(int shardId) {
            this.shardId = shardId;
        }

        @Override
        public void handle(GenericEvent event) {
            if (current.get(shardId) == this) {
                accept(shardId, event, own);
            }
        }

        @Override
        public void register(Object listener) {
            if (!(listener instanceof EventListener known)) {
                throw new IllegalArgumentException("A listener must implement EventListener");
            }
            own.add(known);
        }

        @Override
        public void unregister(Object listener) {
            own.remove(listener);
        }

        @Override
        public List<Object> getRegisteredListeners() {
            return List.copyOf(own);
        }
    }
}
