package io.jikimi.channels;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * That somebody wants a channel to be locked.
 *
 * @param until when it ends by itself, or null
 */
record LockRequest(
        long guildId,
        long channelId,
        long userId,
        @Nullable String reason,
        @Nullable Instant until) {

    /** The same for another channel. */
    LockRequest in(long other) {
        return new LockRequest(guildId, other, userId, reason, until);
    }
}
