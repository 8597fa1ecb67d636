package io.jikimi.playground.page;

import io.jikimi.playground.world.Change;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.User;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one open page has not been told yet. It only notes which messages changed, so that a busy
 * world costs a slow page no memory: the page gets each one's latest state.
 */
final class Stream {

    private static final int MOST_NOTED = 400;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final User viewer;
    private final long revision;
    private Set<Place> touched = new LinkedHashSet<>();
    private boolean stale;
    private boolean turned;
    private boolean closed;

    /** Where a message is. */
    record Place(long channelId, long messageId) {}

    /**
     * @param touched messages that came, changed or went
     * @param stale whether more changed than messages
     * @param turned whether the clock was turned
     */
    record News(List<Place> touched, boolean stale, boolean turned) {}

    Stream(User viewer, long revision) {
        this.viewer = viewer;
        this.revision = revision;
    }

    User viewer() {
        return viewer;
    }

    /** The state of the world when this began. */
    long revision() {
        return revision;
    }

    void hear(Change change) {
        if (change.personId() != 0 && change.personId() != viewer.id()) {
            return;
        }
        var type = change.type();
        if (type.startsWith("PLAYGROUND_INTERACTION")
                || type.equals("PLAYGROUND_MODAL")
                || type.equals("TYPING_START")
                || type.equals("CHANNEL_PINS_UPDATE")) {
            return;
        }
        note(type.startsWith("MESSAGE_") ? places(change) : List.of());
    }

    private static List<Place> places(Change change) {
        var data = change.data();
        var channelId = Json.id(data, "channel_id");
        if (data.path("ids").isArray()) {
            return Json.ids(data.path("ids")).stream().map(id -> new Place(channelId, id)).toList();
        }
        return List.of(new Place(channelId, messageId(data)));
    }

    private static long messageId(ObjectNode data) {
        return Json.id(data, data.has("message_id") ? "message_id" : "id");
    }

    private void note(List<Place> places) {
        tell(
                () -> {
                    stale |= places.isEmpty();
                    touched.addAll(places);
                    if (touched.size() > MOST_NOTED) {
                        touched.clear();
                        stale = true;
                    }
                });
    }

    void clockTurned() {
        tell(() -> turned = true);
    }

    void close() {
        tell(() -> closed = true);
    }

    private void tell(Runnable what) {
        lock.lock();
        try {
            what.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something new, but no longer than that. */
    News take(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (touched.isEmpty() && !stale && !turned && !closed && left > 0) {
                left = news.awaitNanos(left);
            }
            var taken = new News(new ArrayList<>(touched), stale, turned);
            touched = new LinkedHashSet<>();
            stale = false;
            turned = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
