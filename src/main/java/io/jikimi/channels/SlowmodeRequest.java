package io.jikimi.channels;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * That people are to wait so many seconds between two messages.
 *
 * @param until when it is as before again, or null
 * @param key names the event by which it was asked for
 */
record SlowmodeRequest(
        long guildId,
        long channelId,
        long userId,
        int seconds,
        @Nullable Instant until,
        @Nullable String reason,
        String key) {}
