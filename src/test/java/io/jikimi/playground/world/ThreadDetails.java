package io.jikimi.playground.world;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a thread has beyond a channel: who began it, who follows it, whether it is archived. */
public final class ThreadDetails {

    final long ownerId;
    final Instant startedAt;
    final Map<Long, Instant> followers = new LinkedHashMap<>();
    boolean archived;
    boolean locked;
    int autoArchiveMinutes;
    int messageCount;

    ThreadDetails(long ownerId, Instant startedAt, int autoArchiveMinutes) {
        this.ownerId = ownerId;
        this.startedAt = startedAt;
        this.autoArchiveMinutes = autoArchiveMinutes;
        followers.put(ownerId, startedAt);
    }

    public boolean isArchived() {
        return archived;
    }

    public boolean isLocked() {
        return locked;
    }

    public long ownerId() {
        return ownerId;
    }
}
