package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whom a message pings: those named in it, as far as its sender allows and may. */
public record Mentions(List<User> users, Set<Long> roleIds, boolean everyone) {

    static final Mentions NONE = new Mentions(List.of(), Set.of(), false);

    private static final Pattern USER = Pattern.compile("<@!?(\\d+)>");
    private static final Pattern ROLE = Pattern.compile("<@&(\\d+)>");

    static Mentions in(String content, JsonNode allowed, boolean mayPingEveryone, World world) {
        if (content.indexOf('@') < 0) {
            return NONE;
        }
        var users = new ArrayList<User>();
        for (var id : named(USER, content, allowed, "users")) {
            var user = world.userIfKnown(id);
            if (user != null) {
                users.add(user);
            }
        }
        var everyone =
                mayPingEveryone
                        && (content.contains("@everyone") || content.contains("@here"))
                        && parses(allowed, "everyone");
        return new Mentions(users, named(ROLE, content, allowed, "roles"), everyone);
    }

    private static Set<Long> named(Pattern pattern, String content, JsonNode allowed, String kind) {
        var ids = new LinkedHashSet<Long>();
        var matcher = pattern.matcher(content);
        while (matcher.find()) {
            ids.add(Json.number(matcher.group(1)));
        }
        if (!parses(allowed, kind)) {
            ids.retainAll(Json.ids(allowed.path(kind)));
        }
        return ids;
    }

    private static boolean parses(JsonNode allowed, String kind) {
        if (!allowed.isObject()) {
            return true;
        }
        for (var each : allowed.path("parse")) {
            if (each.asString("").equals(kind)) {
                return true;
            }
        }
        return false;
    }

    Mentions with(@Nullable User alsoPinged) {
        if (alsoPinged == null || users.contains(alsoPinged)) {
            return this;
        }
        var more = new ArrayList<>(users);
        more.add(alsoPinged);
        return new Mentions(more, roleIds, everyone);
    }

    boolean names(long userId) {
        return users.stream().anyMatch(user -> user.id() == userId);
    }
}
