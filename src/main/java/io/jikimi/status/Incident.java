package io.jikimi.status;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the bot was not as it should be.
 *
 * @param condition how it was for the longest part of it
 * @param until when it was over; nothing while it lasts
 * @param away how long it was not as it should be; shorter than the whole where it came back
 *     between
 * @param shardsAway how many shards were away at most; 0 where that is not known
 */
public record Incident(
        Condition condition,
        Instant from,
        @Nullable Instant until,
        Duration away,
        int shardsAway,
        int shards) {

    public boolean isOngoing() {
        return until == null;
    }
}
