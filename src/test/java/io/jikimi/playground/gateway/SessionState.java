package io.jikimi.playground.gateway;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How one of the bot's sessions is at the moment.
 *
 * @param connected whether it has a connection, or waits to be resumed
 * @param sequence how many events it was told
 * @param lastBeat when its connection last sent a heartbeat
 */
public record SessionState(
        String id,
        int shard,
        int shards,
        boolean connected,
        long sequence,
        @Nullable Instant lastBeat) {}
