package io.jikimi.playground.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All routes of the API, found by method and path. */
final class Routes {

    private final Map<String, List<Route>> byShape = new HashMap<>();

    /** A route that was found, and what its variables stand for. */
    record Found(Route route, Map<String, String> variables) {}

    static Routes all() {
        var routes = new Routes();
        ApplicationRoutes.addTo(routes);
        CommandRoutes.addTo(routes);
        InteractionRoutes.addTo(routes);
        WebhookRoutes.addTo(routes);
        ChannelRoutes.addTo(routes);
        MessageRoutes.addTo(routes);
        ReactionRoutes.addTo(routes);
        ThreadRoutes.addTo(routes);
        DirectMessageRoutes.addTo(routes);
        GuildRoutes.addTo(routes);
        MemberRoutes.addTo(routes);
        RoleRoutes.addTo(routes);
        BanRoutes.addTo(routes);
        return routes;
    }

    Routes get(String template, Route.Handler handler) {
        return add("GET", template, handler);
    }

    Routes post(String template, Route.Handler handler) {
        return add("POST", template, handler);
    }

    Routes put(String template, Route.Handler handler) {
        return add("PUT", template, handler);
    }

    Routes patch(String template, Route.Handler handler) {
        return add("PATCH", template, handler);
    }

    Routes delete(String template, Route.Handler handler) {
        return add("DELETE", template, handler);
    }

    private Routes add(String method, String template, Route.Handler handler) {
        var route = Route.of(method, template, handler);
        var parts = template.substring(1).split("/");
        byShape.computeIfAbsent(shape(method, parts[0], parts.length), _ -> new ArrayList<>())
                .add(route);
        return this;
    }

    /** Few routes share a method, a first word and a length, so that only those are tried. */
    private static String shape(String method, String first, int length) {
        return method + " " + first + " " + length;
    }

    @Nullable Found find(String method, String path) {
        var parts = path.substring(1).split("/");
        var parsed = PathContainer.parsePath(path);
        for (var route : byShape.getOrDefault(shape(method, parts[0], parts.length), List.of())) {
            var variables = route.match(parsed);
            if (variables != null) {
                return new Found(route, variables);
            }
        }
        return null;
    }
}
