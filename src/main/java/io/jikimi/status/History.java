package io.jikimi.status;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * How the bot has been.
 *
 * @param at when it was put together
 * @param slots the last 24 hours by quarters of an hour, oldest first
 * @param latency that of all of them; nothing before the first heartbeat
 * @param availability of 1, how much of the known part of these hours shards were connected;
 *     nothing before an hour is known
 * @param incidents those of the last seven days, newest first
 */
public record History(
        Instant at,
        List<Slot> slots,
        Slot.@Nullable Latency latency,
        @Nullable Double availability,
        List<Incident> incidents) {

    public Instant from() {
        return slots.getFirst().from();
    }

    public Instant to() {
        return slots.getLast().to();
    }
}
