package io.jikimi.status;

import java.time.Instant;
import java.util.UUID;

/**
 * A time in which an instance saw no change in itself.
 *
 * @param instance which instance
 * @param condition how it was; of some of its shards only, while others carry the rest
 * @param connected how many shards it had connected
 * @param total how many shards the bot has in all instances; 0 before that is known
 * @param since when it began
 * @param seenAt when the instance last saw that it lasts
 */
record Spell(
        String id,
        String instance,
        Condition condition,
        int connected,
        int total,
        Instant since,
        Instant seenAt) {

    static Spell begun(
            String instance, Condition condition, int connected, int total, Instant now) {
        return new Spell(
                UUID.randomUUID().toString(), instance, condition, connected, total, now, now);
    }

    boolean isLike(Spell other) {
        return condition == other.condition && connected == other.connected && total == other.total;
    }

    Spell seen(Instant now) {
        return new Spell(id, instance, condition, connected, total, since, now);
    }
}
