package io.jikimi.playground.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.Map;

/** One route of the API: a method, a path with variables, and what happens there. */
record Route(String method, String template, PathPattern pattern, Handler handler) {

    /** What a route does; the world stands still meanwhile. */
    interface Handler {
        Answer answer(Call call);
    }

    static Route of(String method, String template, Handler handler) {
        var pattern = PathPatternParser.defaultInstance.parse(template);
        return new Route(method, template, pattern, handler);
    }

    @Nullable Map<String, String> match(PathContainer path) {
        var match = pattern.matchAndExtract(path);
        return match == null ? null : match.getUriVariables();
    }

    /** Interactions and their webhooks, which the global limit leaves alone. */
    boolean isOfInteraction() {
        return template.startsWith("/interactions") || template.startsWith("/webhooks/{app");
    }

    /** What the limits are counted apart for: the channel, guild or webhook in the path. */
    static String major(Map<String, String> variables) {
        return variables.getOrDefault("channel", "")
                + variables.getOrDefault("guild", "")
                + variables.getOrDefault("token", "");
    }
}
