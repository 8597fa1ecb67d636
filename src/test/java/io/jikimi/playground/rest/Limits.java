package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

/** Writes how a bucket stands into the headers of an answer. */
final class Limits {

    private Limits() {}

    /** The headers of every answer; and a whole answer, if there were too many requests. */
    static @Nullable Answer write(HttpServletResponse response, RateLimits.Standing standing) {
        if (!standing.global()) {
            response.setHeader("X-RateLimit-Limit", String.valueOf(standing.limit()));
            response.setHeader("X-RateLimit-Remaining", String.valueOf(standing.remaining()));
            response.setHeader("X-RateLimit-Reset", seconds(standing.resetAt()));
            response.setHeader("X-RateLimit-Reset-After", seconds(standing.resetAfter()));
            response.setHeader("X-RateLimit-Bucket", standing.bucket());
        }
        if (!standing.exceeded()) {
            return null;
        }
        var scope = standing.global() ? "global" : "user";
        return tooMany(response, standing.resetAfter(), standing.global(), scope);
    }

    static Answer tooMany(
            HttpServletResponse response, double retryAfter, boolean global, String scope) {
        response.setHeader("Retry-After", String.valueOf((int) Math.ceil(retryAfter)));
        response.setHeader("X-RateLimit-Scope", scope);
        if (global) {
            response.setHeader("X-RateLimit-Global", "true");
        }
        var body = Json.object().put("message", "You are being rate limited.");
        return new Answer(429, body.put("retry_after", retryAfter).put("global", global));
    }

    private static String seconds(double seconds) {
        return String.format(java.util.Locale.ROOT, "%.3f", seconds);
    }
}
