package io.jikimi.discord;

import okhttp3.Response;

/** Whose limit a request ran into; see Discord's docs/topics/rate-limits. */
enum LimitScope {
    /** The bot's own for this route. */
    USER,
    /** The bot's own for all routes together. */
    GLOBAL,
    /** One that others use up as well; Discord does not hold it against us. */
    SHARED,
    /** The address was banned before Discord was even asked. */
    CLOUDFLARE;

    /** Reads what an answer of 429 says. */
    static LimitScope of(Response response) {
        if (response.header("Via") == null) {
            return CLOUDFLARE;
        }
        var scope = response.header("X-RateLimit-Scope");
        if ("shared".equals(scope)) {
            return SHARED;
        }
        return "global".equals(scope) || response.header("X-RateLimit-Global") != null
                ? GLOBAL
                : USER;
    }
}
