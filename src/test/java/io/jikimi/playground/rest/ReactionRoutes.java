package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Problem;

/** Reactions under messages. */
final class ReactionRoutes {

    private ReactionRoutes() {}

    static void addTo(Routes routes) {
        var at = "/channels/{channel}/messages/{message}/reactions";
        routes.delete(at, ReactionRoutes::clear);
        routes.get(at + "/{emoji}", ReactionRoutes::list);
        routes.delete(at + "/{emoji}", ReactionRoutes::clear);
        routes.put(at + "/{emoji}/@me", ReactionRoutes::add);
        routes.delete(at + "/{emoji}/{user}", ReactionRoutes::remove);
    }

    private static String emoji(Call call) {
        var emoji = call.text("emoji");
        if (emoji.isEmpty() || emoji.chars().allMatch(c -> c < 128 && Character.isLetter(c))) {
            throw Problem.UNKNOWN_EMOJI.error();
        }
        return emoji;
    }

    private static Answer add(Call call) {
        call.world().reactions().add(call.bot(), call.message(), emoji(call));
        return Answer.DONE;
    }

    private static Answer remove(Call call) {
        call.world().reactions().remove(call.bot(), call.user(), call.message(), emoji(call));
        return Answer.DONE;
    }

    private static Answer clear(Call call) {
        var emoji = call.path().get("emoji");
        call.world().reactions().clear(call.bot(), call.message(), emoji);
        return Answer.DONE;
    }

    private static Answer list(Call call) {
        var users = Json.array();
        var reaction = call.message().reactions().get(emoji(call));
        if (reaction != null) {
            reaction.userIds().stream()
                    .limit(call.number("limit", 25, 100))
                    .forEach(id -> users.add(call.world().user(id).json()));
        }
        return Answer.of(users);
    }
}
