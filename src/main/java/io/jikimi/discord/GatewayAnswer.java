package io.jikimi.discord;

import net.dv8tion.jda.api.utils.data.DataObject;

import java.time.Duration;
import java.time.Instant;

/**
 * What Discord says about connecting.
 *
 * @param url where the gateway is
 * @param shards how many shards Discord wants
 * @param concurrency how many buckets may identify side by side
 * @param total how many identifies a day has
 * @param remaining how many of them were left
 * @param resetAt when the day ends
 * @param heardAt when Discord said so
 */
public record GatewayAnswer(
        String url,
        int shards,
        int concurrency,
        int total,
        int remaining,
        Instant resetAt,
        Instant heardAt) {

    private static final Duration DAY = Duration.ofDays(1);

    /** Reads what {@code GET gateway/bot} was answered with. */
    public static GatewayAnswer of(DataObject body, Instant now) {
        var limit = body.optObject("session_start_limit").orElseGet(DataObject::empty);
        return new GatewayAnswer(
                body.getString("url"),
                Math.max(1, body.getInt("shards", 1)),
                Math.max(1, limit.getInt("max_concurrency", 1)),
                limit.getInt("total", 1_000),
                limit.getInt("remaining", 1_000),
                now.plusMillis(limit.getLong("reset_after", DAY.toMillis())),
                now);
    }
}
