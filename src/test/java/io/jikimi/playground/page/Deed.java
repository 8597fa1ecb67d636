package io.jikimi.playground.page;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Member;
import io.jikimi.playground.world.Message;
import io.jikimi.playground.world.User;
import io.jikimi.playground.world.World;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;

/** What the page asks to be done: by whom, where, and to what. */
record Deed(World world, JsonNode body) {

    User who() {
        var person = world.user(Json.id(body, "as"));
        if (person.isBot()) {
            throw new IllegalArgumentException("The bot speaks for itself");
        }
        return person;
    }

    Channel channel() {
        return world.channel(Json.id(body, "channel"));
    }

    /** The message, if this person sees it. */
    Message message() {
        var message = channel().messages().get(Json.id(body, "message"));
        if (message == null || !message.isVisibleTo(who())) {
            throw new IllegalArgumentException("This message is gone");
        }
        return message;
    }

    Guild guild() {
        return world.guild(Json.id(body, "guild"));
    }

    Member member() {
        return guild().memberOrUnknown(Json.id(body, "member"));
    }

    User user(String name) {
        return world.user(Json.id(body, name));
    }

    String text(String name) {
        return Json.text(body, name);
    }

    boolean has(String name) {
        return Json.isSet(body, name);
    }

    long number(String name) {
        return body.path(name).asLong(0);
    }

    long id(String name) {
        return Json.id(body, name);
    }

    Locale locale() {
        return Locale.forLanguageTag(text("locale"));
    }

    List<String> texts(String name) {
        return body.path(name).valueStream().map(each -> each.asString("")).toList();
    }
}
