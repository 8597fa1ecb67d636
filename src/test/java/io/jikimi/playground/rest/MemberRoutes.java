package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Member;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Locale;

/** Members of a guild: looking them up, nicknames, roles, timeouts, kicks. */
final class MemberRoutes {

    private MemberRoutes() {}

    static void addTo(Routes routes) {
        var at = "/guilds/{guild}/members";
        routes.get(at, MemberRoutes::list);
        routes.get(at + "/search", MemberRoutes::search);
        routes.patch(at + "/@me", MemberRoutes::update);
        routes.get(at + "/{user}", call -> Answer.of(member(call).json()));
        routes.patch(at + "/{user}", MemberRoutes::update);
        routes.delete(at + "/{user}", MemberRoutes::kick);
        routes.put(at + "/{user}/roles/{role}", call -> changeRole(call, true));
        routes.delete(at + "/{user}/roles/{role}", call -> changeRole(call, false));
    }

    private static Member member(Call call) {
        var guild = call.guild();
        return guild.memberOrUnknown(
                call.path().containsKey("user") ? call.id("user") : call.bot().id());
    }

    private static Answer list(Call call) {
        var after = call.idInQuery("after");
        var list = Json.array();
        call.guild().members().stream()
                .filter(member -> after == null || member.user().id() > after)
                .sorted((a, b) -> Long.compare(a.user().id(), b.user().id()))
                .limit(call.number("limit", 1, 1000))
                .forEach(member -> list.add(member.json()));
        return Answer.of(list);
    }

    private static Answer search(Call call) {
        var start = call.query().getOrDefault("query", "").toLowerCase(Locale.ROOT);
        var list = Json.array();
        call.guild().members().stream()
                .filter(member -> isNamed(member, start))
                .limit(call.number("limit", 1, 1000))
                .forEach(member -> list.add(member.json()));
        return Answer.of(list);
    }

    private static boolean isNamed(Member member, String start) {
        return member.shownName().toLowerCase(Locale.ROOT).startsWith(start)
                || member.user().username().startsWith(start);
    }

    private static Answer update(Call call) {
        var member = member(call);
        var body = call.body();
        var guilds = call.world().guildWork();
        if (body.has("nick")) {
            guilds.rename(call.bot(), member, Json.text(body, "nick"));
        }
        if (body.path("roles").isArray()) {
            guilds.setRoles(call.bot(), member, Json.ids(body.path("roles")));
        }
        if (body.has("communication_disabled_until")) {
            var until = Json.text(body, "communication_disabled_until");
            var then = until.isEmpty() ? null : OffsetDateTime.parse(until).toInstant();
            call.world().moderation().timeOut(call.bot(), member, then, call.reason());
        }
        return Answer.of(member.json());
    }

    private static Answer kick(Call call) {
        call.world().moderation().kick(call.bot(), member(call), call.reason());
        return Answer.DONE;
    }

    private static Answer changeRole(Call call, boolean give) {
        var member = member(call);
        var role = call.world().guildWork().role(member.guild(), call.id("role"));
        var roles = new HashSet<>(member.roleIds());
        if (give ? roles.add(role.id()) : roles.remove(role.id())) {
            call.world().guildWork().setRoles(call.bot(), member, roles);
        }
        return Answer.DONE;
    }
}
