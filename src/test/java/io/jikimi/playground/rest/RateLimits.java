package io.jikimi.playground.rest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts requests per bucket and over all, as Discord does, and says when to come back. */
final class RateLimits {

    private static final int GLOBAL_PER_SECOND = 50;
    private static final Rule USUAL = new Rule(50, Duration.ofSeconds(1));
    private static final Rule GENEROUS = new Rule(100_000, Duration.ofSeconds(1));
    private static final Map<String, Rule> RULES =
            Map.of(
                    "POST /channels/{channel}/messages", new Rule(5, Duration.ofSeconds(5)),
                    "PATCH /channels/{channel}/messages/{message}",
                            new Rule(5, Duration.ofSeconds(5)),
                    "DELETE /channels/{channel}/messages/{message}",
                            new Rule(5, Duration.ofSeconds(1)),
                    "POST /channels/{channel}/messages/bulk-delete",
                            new Rule(1, Duration.ofSeconds(1)),
                    "PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me",
                            new Rule(1, Duration.ofMillis(250)),
                    "PATCH /channels/{channel}", new Rule(2, Duration.ofMinutes(10)),
                    "PATCH /guilds/{guild}/members/{user}", new Rule(10, Duration.ofSeconds(10)),
                    "POST /webhooks/{app}/{token}", new Rule(5, Duration.ofSeconds(2)));

    private final boolean enforced;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private long globalSecond;
    private int globalCount;

    /** So many requests in so long. */
    record Rule(int limit, Duration per) {}

    /** How a bucket stands after a request: what the headers say. */
    record Standing(
            String bucket,
            int limit,
            int remaining,
            double resetAt,
            double resetAfter,
            boolean exceeded,
            boolean global) {

        static Standing global(double retryAfter) {
            return new Standing("", GLOBAL_PER_SECOND, 0, 0, retryAfter, true, true);
        }
    }

    private static final class Bucket {
        int used;
        long resetAt;
    }

    RateLimits(boolean enforced) {
        this.enforced = enforced;
    }

    /** Counts one request; null if nothing limits this route. */
    synchronized @Nullable Standing count(Route route, Map<String, String> variables) {
        var now = System.currentTimeMillis();
        if (enforced && !route.isOfInteraction() && exceedsGlobal(now)) {
            return Standing.global((1000 - now % 1000) / 1000.0);
        }
        if (route.template().startsWith("/interactions")) {
            return null;
        }
        var name = route.method() + " " + route.template();
        var rule = enforced ? RULES.getOrDefault(name, USUAL) : GENEROUS;
        var key = name + " " + Route.major(variables);
        var bucket = buckets.computeIfAbsent(key, _ -> new Bucket());
        if (now >= bucket.resetAt) {
            bucket.used = 0;
            bucket.resetAt = now + rule.per().toMillis();
        }
        var exceeded = bucket.used >= rule.limit();
        bucket.used += exceeded ? 0 : 1;
        forgetOld(now);
        return new Standing(
                hash(name),
                rule.limit(),
                rule.limit() - bucket.used,
                bucket.resetAt / 1000.0,
                (bucket.resetAt - now) / 1000.0,
                exceeded,
                false);
    }

    private boolean exceedsGlobal(long now) {
        if (now / 1000 != globalSecond) {
            globalSecond = now / 1000;
            globalCount = 0;
        }
        return ++globalCount > GLOBAL_PER_SECOND;
    }

    private void forgetOld(long now) {
        if (buckets.size() > 5_000) {
            buckets.values().removeIf(bucket -> now >= bucket.resetAt);
        }
    }

    private static String hash(String name) {
        return String.format(
                Locale.ROOT, "%016x%08x", name.hashCode() * 0x9E3779B97F4A7C15L, name.length());
    }
}
