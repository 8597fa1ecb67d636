package io.jikimi.discord;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One shard between two sessions: since when it is away, and what it hears on its way back. */
final class SessionCourse {

    private final Set<Long> replayed = new HashSet<>();
    private @Nullable Instant awaySince;
    private boolean listening;
    private boolean invalid;

    synchronized void left(Instant now) {
        awaySince = now;
        listening = false;
        replayed.clear();
    }

    /** The session is about to be resumed: what comes from now on is what was missed. */
    synchronized void listens() {
        listening = awaySince != null;
        replayed.clear();
    }

    /** One frame may make several events, so frames are counted. */
    synchronized void heard(long frame) {
        if (listening) {
            replayed.add(frame);
        }
    }

    synchronized int heard() {
        return replayed.size();
    }

    /** Discord says so more than once; true for the first time. */
    synchronized boolean invalidated() {
        var first = !invalid;
        invalid = true;
        return first;
    }

    /** How long it was away, if it was. */
    synchronized Optional<Duration> back(Instant now) {
        var since = awaySince;
        awaySince = null;
        invalid = false;
        listening = false;
        replayed.clear();
        return since == null ? Optional.empty() : Optional.of(Duration.between(since, now));
    }
}
