package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Remembers since when something has been seen at every look. */
public final class Onset {

    private @Nullable Instant since;

    /** Since when it has been there; nothing where it is not. */
    public synchronized @Nullable Instant seen(boolean there, Instant now) {
        if (!there) {
            since = null;
        } else if (since == null) {
            since = now;
        }
        return since;
    }
}
