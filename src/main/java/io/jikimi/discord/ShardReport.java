package io.jikimi.discord;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One shard at this moment.
 *
 * @param id its number, from 0
 * @param total how many shards there are in all
 * @param state how it is
 * @param since since when
 * @param heard how long ago Discord last acknowledged a heartbeat
 * @param ping how long that acknowledgement took
 * @param guilds how many guilds it knows
 * @param closeCode the code with which Discord last closed it
 */
public record ShardReport(
        int id,
        int total,
        ShardState state,
        Instant since,
        @Nullable Duration heard,
        @Nullable Duration ping,
        int guilds,
        @Nullable Integer closeCode) {}
