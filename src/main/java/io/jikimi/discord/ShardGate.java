package io.jikimi.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.session.GenericSessionEvent;
import net.dv8tion.jda.api.hooks.EventListener;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The way of one shard's events into this instance. While it is closed, because another instance
 * still acts or will, it keeps the last seconds; when it opens, they come first.
 */
final class ShardGate {

    /** Longer than from one instance's last event to the next one's first. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    /** Discord waits for three seconds, and some of them are gone. */
    static final Duration ANSWERABLE = Duration.ofSeconds(2);

    /** Longer still, since the two sessions hear the same at different times. */
    private static final Duration TOLD = Duration.ofSeconds(10);

    private static final Duration FOR_EVER = Duration.ofDays(1_000);

    private static final int MOST = 5_000;

    private final LongSupplier nanos;
    private final boolean remembers;
    private final List<Held> begun = new ArrayList<>();
    private final Deque<Held> passing = new ArrayDeque<>();
    private final Deque<Done> done = new ArrayDeque<>();
    private boolean open;
    private int underway;
    private long arrivals;

    /**
     * @param nanos a clock that only goes forward
     * @param remembers whether anybody will ask what was handled last
     */
    ShardGate(LongSupplier nanos, boolean remembers) {
        this.nanos = nanos;
        this.remembers = remembers;
    }

    /** Whether an event may pass; if not, it is kept for some time. */
    synchronized boolean passes(Arrival arrival) {
        return !keep(arrival);
    }

    /** Keeps what may not be handled yet; false where it may by now. */
    synchronized boolean keep(Arrival arrival) {
        if (open) {
            return false;
        }
        var now = nanos.getAsLong();
        if (isBeginning(arrival.event())) {
            // A session that begins once more says all of it again.
            begun.removeIf(one -> one.arrival.handled().equals(arrival.handled()));
            begun.add(new Held(arrival, now, arrivals++));
            return true;
        }
        while (!passing.isEmpty()
                && (now - passing.getFirst().at > TOLD.toNanos() || passing.size() >= MOST)) {
            passing.removeFirst();
        }
        passing.add(new Held(arrival, now, arrivals++));
        return true;
    }

    // What begins a session is told to whoever acts, however long it took until then.
    private static boolean isBeginning(GenericEvent event) {
        return event instanceof GenericSessionEvent
                || event instanceof GuildReadyEvent
                || event instanceof StatusChangeEvent change
                        && change.getNewStatus() == JDA.Status.CONNECTED;
    }

    /**
     * Opens, and first passes on what was kept, told apart by whether another instance has handled
     * it.
     */
    synchronized void open(Collection<String> handled, Consumer<List<Arrival>> next) {
        var left = new ArrayList<>(handled);
        var now = nanos.getAsLong();
        var due = new ArrayList<Arrival>();
        var all = new ArrayList<>(begun);
        all.addAll(passing);
        all.sort(Comparator.comparingLong(Held::order));
        for (var one : all) {
            // What is too old to be handled still accounts for one that was.
            var isKnown =
                    !left.isEmpty()
                            && !isBeginning(one.arrival.event())
                            && left.remove(one.arrival.handled().key());
            if (now - one.at <= kept(one.arrival.event()).toNanos()) {
                due.add(isKnown ? one.arrival.known() : one.arrival);
            }
        }
        begun.clear();
        passing.clear();
        open = true;
        // Whoever takes over from us soon may have heard it, too.
        handled.forEach(key -> remember(new Done(null, key, now)));
        next.accept(due);
    }

    // Nobody waits longer for an answer.
    private static Duration kept(GenericEvent event) {
        if (isBeginning(event)) {
            return FOR_EVER;
        }
        return event instanceof GenericInteractionCreateEvent ? ANSWERABLE : KEPT;
    }

    synchronized void close() {
        open = false;
    }

    /** Begins to handle an event. */
    synchronized void begin(Handled event) {
        underway++;
        remember(new Done(event, "", nanos.getAsLong()));
    }

    private void remember(Done one) {
        if (remembers) {
            while (!done.isEmpty()
                    && (one.at - done.getFirst().at > TOLD.toNanos() || done.size() >= MOST)) {
                done.removeFirst();
            }
            done.add(one);
        }
    }

    /** It is not handled after all. */
    synchronized void undo(Handled event) {
        done.removeIf(one -> one.event == event);
        end();
    }

    synchronized void end() {
        underway--;
        notifyAll();
    }

    /**
     * Waits until nothing is handled any more, or the time is over, and gives what was handled of
     * late; what begins afterwards is not among it, and is undone.
     */
    synchronized List<String> finish(Duration atMost) throws InterruptedException {
        var until = nanos.getAsLong() + atMost.toNanos();
        var left = atMost.toMillis();
        while (underway > 0 && left > 0) {
            wait(left);
            left = (until - nanos.getAsLong()) / 1_000_000;
        }
        return done.stream().map(Done::told).toList();
    }

    /**
     * An event that came.
     *
     * @param handled by what it is known
     * @param event the event
     * @param listeners those that its shard has of its own
     * @param isUnseen whether those who only observe have not seen it yet
     * @param isKnown whether another instance has handled it
     */
    record Arrival(
            Handled handled,
            GenericEvent event,
            List<EventListener> listeners,
            boolean isUnseen,
            boolean isKnown) {

        Arrival(
                Handled handled,
                GenericEvent event,
                List<EventListener> listeners,
                boolean isUnseen) {
            this(handled, event, listeners, isUnseen, false);
        }

        Arrival known() {
            return new Arrival(handled, event, listeners, isUnseen, true);
        }
    }

    private record Held(Arrival arrival, long at, long order) {}

    /** Handled here, or by whoever acted before, of which only the key is known. */
    private record Done(@Nullable Handled event, String key, long at) {

        String told() {
            return event == null ? key : event.key();
        }
    }
}
