package io.jikimi.playground.rest;

import io.jikimi.playground.world.ChannelJson;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Problem;

/** Beginning to talk to one person. */
final class DirectMessageRoutes {

    private DirectMessageRoutes() {}

    static void addTo(Routes routes) {
        routes.post("/users/@me/channels", DirectMessageRoutes::open);
    }

    private static Answer open(Call call) {
        var person = call.world().user(Json.id(call.body(), "recipient_id"));
        if (person.isBot()) {
            throw Problem.CANNOT_MESSAGE_USER.error();
        }
        return Answer.of(ChannelJson.of(call.world().directWith(person)));
    }
}
