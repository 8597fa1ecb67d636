package io.jikimi.discord;

import io.jikimi.cluster.Cause;
import io.jikimi.cluster.Shard;
import io.jikimi.cluster.ShardLeases;
import io.jikimi.cluster.ShardLeases.Standing;
import io.jikimi.cluster.Withdrawn;
import io.jikimi.discord.ShardGate.Arrival;
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
import java.util.Collection;
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

    private static final Duration ANY_TIME = Duration.ofHours(1);

    private final Lanes lanes = new Lanes(EVENTS_PER_GUILD, INTERACTIONS_AT_ONCE);
    private final ShardLeases leases;
    private final EventMeters meters;
    private final List<ShardObserver> observers;
    private final ObjectProvider<EventListener> listeners;
    private final Progress progress;
    private final @Nullable Spans spans;
    private final Map<Shard, ShardEvents> current = new ConcurrentHashMap<>();
    private final Map<Shard, ShardGate> gates = new ConcurrentHashMap<>();
    private volatile long acting;
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
    IEventManager forShard(Shard shard) {
        var events = new ShardEvents(shard);
        current.put(shard, events);
        return events;
    }

    /** Which split of the guilds acts; what comes through another one is seen later, if at all. */
    void act(long generation) {
        acting = generation;
    }

    /** Begins to handle a shard's events, those of the last seconds first. */
    void openShard(Shard shard, Collection<String> handled) {
        gate(shard).open(handled, due -> due.forEach(arrival -> catchUp(shard, arrival)));
    }

    private void catchUp(Shard shard, Arrival arrival) {
        if (arrival.isUnseen()) {
            observe(shard, arrival.event());
        }
        if (!arrival.isKnown()) {
            accept(shard, arrival);
        }
    }

    /** Handles no more of a shard's events; gives what was handled last. */
    List<String> closeShard(Shard shard, Duration atMost) throws InterruptedException {
        var gate = gate(shard);
        gate.close();
        return gate.finish(atMost);
    }

    /** Forgets a shard that is ended. */
    void forgetShard(Shard shard) {
        current.remove(shard);
        gates.remove(shard);
    }

    private ShardGate gate(Shard shard) {
        return gates.computeIfAbsent(
                shard, _ -> new ShardGate(System::nanoTime, leases.areShared()));
    }

    private void hear(Shard shard, GenericEvent event, List<EventListener> own) {
        var isUnseen = shard.generation() != acting;
        if (!isUnseen) {
            observe(shard, event);
        }
        if (isNoise(event)) {
            return;
        }
        var facts = EventFacts.of(shard.id(), event);
        var arrival = new Arrival(Handled.of(facts, event), event, own, isUnseen);
        if (gate(shard).passes(arrival)) {
            accept(shard, arrival);
        }
    }

    private void observe(Shard shard, GenericEvent event) {
        for (var observer : observers) {
            observer.saw(shard.id(), event);
        }
    }

    private void accept(Shard shard, Arrival arrival) {
        var facts = arrival.handled().facts();
        var event = arrival.event();
        // What waits in the lane may change what a listener wants, such as a new prefix.
        var receivers = lanes.isIdle(facts.lane()) ? wanting(event) : open;
        if (receivers.isEmpty() && arrival.listeners().isEmpty()) {
            return;
        }
        Runnable delivery = () -> deliver(shard, arrival, receivers);
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

    private void deliver(Shard shard, Arrival arrival, List<EventListener> receivers) {
        var gate = gate(shard);
        gate.begin(arrival.handled());
        var mayHandle = false;
        try {
            mayHandle = mayHandle(shard, arrival, gate);
            if (mayHandle) {
                var cause = cause(shard, arrival);
                cause.run(() -> handle(arrival, cause.epoch(), receivers));
            }
        } finally {
            if (mayHandle) {
                gate.end();
            } else {
                gate.undo(arrival.handled());
            }
        }
    }

    private boolean mayHandle(Shard shard, Arrival arrival, ShardGate gate) {
        var standing = leases.standing(shard);
        if (standing == Standing.SUSPENDED) {
            standing = awaitNews(shard, arrival.event());
        }
        if (standing == Standing.WAITING) {
            if (!gate.keep(arrival)) {
                accept(shard, arrival);
            }
        } else if (standing != Standing.ACTING) {
            meters.fenced();
        }
        return standing == Standing.ACTING;
    }

    // The database is away: what came meanwhile waits, but nobody waits for an answer that long.
    private Standing awaitNews(Shard shard, GenericEvent event) {
        try {
            var patience =
                    event instanceof GenericInteractionCreateEvent
                            ? ShardGate.ANSWERABLE
                            : ANY_TIME;
            return leases.await(shard, patience);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Standing.LOST;
        }
    }

    private Cause cause(Shard shard, Arrival arrival) {
        var facts = arrival.handled().facts();
        var key = facts.snowflake() == 0 ? null : facts.key(arrival.event());
        return new Cause(key, shard, leases.epoch(shard));
    }

    private void handle(Arrival arrival, long epoch, List<EventListener> receivers) {
        var facts = arrival.handled().facts();
        var event = arrival.event();
        try (var context = EventContext.of(facts, epoch, event);
                var step = spans == null ? null : facts.follow(event, spans)) {
            var startedAt = System.nanoTime();
            receivers.forEach(listener -> tell(listener, event));
            arrival.listeners().forEach(listener -> tell(listener, event));
            meters.handled(event, facts, System.nanoTime() - startedAt);
        }
    }

    // Whatever a listener throws, errors included, is its own affair: the next one still hears.
    private void tell(EventListener listener, GenericEvent event) {
        try {
            listener.onEvent(event);
        } catch (Withdrawn withdrawn) {
            log.debug("{} hears no more of {}", listener.getClass(), event.getClass(), withdrawn);
            meters.withdrawn(withdrawn.isDone());
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

        private final Shard shard;
        private final List<EventListener> own = new CopyOnWriteArrayList<>();

        ShardEvents(Shard shard) {
            this.shard = shard;
        }

        @Override
        public void handle(GenericEvent event) {
            if (current.get(shard) == this) {
                hear(shard, event, own);
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
