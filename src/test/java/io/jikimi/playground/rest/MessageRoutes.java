package io.jikimi.playground.rest;

import io.jikimi.playground.world.Draft;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Message;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.Problem;
import io.jikimi.playground.world.Snowflakes;

import tools.jackson.databind.node.ArrayNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages in channels: sending, reading, editing, deleting, pinning. */
final class MessageRoutes {

    private static final Duration BULK_DELETABLE = Duration.ofDays(14);

    private MessageRoutes() {}

    static void addTo(Routes routes) {
        var at = "/channels/{channel}/messages";
        routes.post(at, MessageRoutes::send);
        routes.get(at, MessageRoutes::history);
        routes.post(at + "/bulk-delete", MessageRoutes::deleteMany);
        routes.get(at + "/pins", MessageRoutes::pins);
        routes.put(at + "/pins/{message}", call -> pin(call, true));
        routes.delete(at + "/pins/{message}", call -> pin(call, false));
        routes.get("/channels/{channel}/pins", MessageRoutes::oldPins);
        routes.put("/channels/{channel}/pins/{message}", call -> pin(call, true));
        routes.delete("/channels/{channel}/pins/{message}", call -> pin(call, false));
        routes.post(at + "/{message}/crosspost", MessageRoutes::publish);
        routes.get(at + "/{message}", MessageRoutes::show);
        routes.patch(at + "/{message}", MessageRoutes::edit);
        routes.delete(at + "/{message}", MessageRoutes::delete);
    }

    private static Answer send(Call call) {
        var channel = call.channel();
        var draft = Draft.of(call.body(), call.files(channel));
        var message = call.world().messages().post(call.bot(), channel, draft);
        return Answer.of(message.json(call.bot().id()));
    }

    private static Answer publish(Call call) {
        var message = call.message();
        call.world().messages().publish(call.bot(), message);
        return Answer.of(message.json(call.bot().id()));
    }

    private static Answer show(Call call) {
        requireHistory(call);
        return Answer.of(call.message().json(call.bot().id()));
    }

    private static Answer history(Call call) {
        requireHistory(call);
        var around = call.idInQuery("around");
        var before = around == null ? call.idInQuery("before") : Long.valueOf(around + 1);
        var messages = call.world().messages();
        var most = call.number("limit", 50, 100);
        return Answer.of(
                list(
                        call,
                        messages.history(call.channel(), before, call.idInQuery("after"), most)));
    }

    private static void requireHistory(Call call) {
        var permissions = call.world().permissions();
        permissions.require(call.bot(), call.channel(), Permission.READ_MESSAGE_HISTORY);
    }

    private static ArrayNode list(Call call, List<Message> messages) {
        var list = Json.array();
        messages.forEach(message -> list.add(message.json(call.bot().id())));
        return list;
    }

    private static Answer edit(Call call) {
        var message = call.message();
        var files = call.files(message.channel());
        var edited = call.world().messages().edit(call.bot(), message, call.body(), files);
        return Answer.of(edited.json(call.bot().id()));
    }

    private static Answer delete(Call call) {
        call.world().messages().delete(call.bot(), call.message());
        return Answer.DONE;
    }

    private static Answer deleteMany(Call call) {
        var ids = Json.ids(call.body().path("messages"));
        if (ids.size() < 2 || ids.size() > 100) {
            throw Problem.BULK_DELETE_COUNT.error();
        }
        var oldest = Instant.now().minus(BULK_DELETABLE);
        if (ids.stream().anyMatch(id -> Snowflakes.timeOf(id).isBefore(oldest))) {
            throw Problem.TOO_OLD_TO_BULK_DELETE.error();
        }
        call.world().messages().deleteMany(call.bot(), call.channel(), ids);
        return Answer.DONE;
    }

    private static Answer pins(Call call) {
        var json = Json.object().put("has_more", false);
        var items = json.putArray("items");
        for (var message : call.world().messages().pinned(call.channel())) {
            var pinnedAt = message.pinnedAt();
            if (pinnedAt != null) {
                var item = items.addObject().put("pinned_at", Json.time(pinnedAt));
                item.set("message", message.json(call.bot().id()));
            }
        }
        return Answer.of(json);
    }

    private static Answer oldPins(Call call) {
        return Answer.of(list(call, call.world().messages().pinned(call.channel())));
    }

    private static Answer pin(Call call, boolean pinned) {
        call.world().messages().pin(call.bot(), call.message(), pinned);
        return Answer.DONE;
    }
}
