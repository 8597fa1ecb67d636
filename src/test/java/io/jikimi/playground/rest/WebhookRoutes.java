package io.jikimi.playground.rest;

import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;

/** Later answers to an interaction: follow-ups, edits, and taking them back. */
final class WebhookRoutes {

    private WebhookRoutes() {}

    static void addTo(Routes routes) {
        var at = "/webhooks/{app}/{token}";
        routes.post(at, WebhookRoutes::followUp);
        routes.get(at + "/messages/{message}", WebhookRoutes::show);
        routes.patch(at + "/messages/{message}", WebhookRoutes::edit);
        routes.delete(at + "/messages/{message}", WebhookRoutes::delete);
    }

    private static String token(Call call) {
        if (call.id("app") != call.bot().id()) {
            throw Problem.UNKNOWN_WEBHOOK.error();
        }
        return call.text("token");
    }

    private static @Nullable Long messageId(Call call) {
        return call.text("message").equals("@original") ? null : call.id("message");
    }

    private static ArrayNode files(Call call) {
        return call.uploads().isEmpty()
                ? Json.array()
                : call.files(call.world().directWith(call.bot()));
    }

    private static Answer followUp(Call call) {
        var message = call.world().interactions().followUp(token(call), call.body(), files(call));
        return Answer.of(message.json(call.bot().id()));
    }

    private static Answer show(Call call) {
        var message = call.world().interactions().find(token(call), messageId(call));
        return Answer.of(message.json(call.bot().id()));
    }

    private static Answer edit(Call call) {
        var interactions = call.world().interactions();
        var message = interactions.edit(token(call), messageId(call), call.body(), files(call));
        return Answer.of(message.json(call.bot().id()));
    }

    private static Answer delete(Call call) {
        call.world().interactions().delete(token(call), messageId(call));
        return Answer.DONE;
    }
}
