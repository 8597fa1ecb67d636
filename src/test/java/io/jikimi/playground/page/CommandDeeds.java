package io.jikimi.playground.page;

import io.jikimi.playground.world.Command;
import io.jikimi.playground.world.CommandLine;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.World;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands, buttons, menus and forms as a person uses them through the page. */
final class CommandDeeds {

    private final World world;
    private final Question question;

    CommandDeeds(World world) {
        this.world = world;
        question = new Question(world);
    }

    ObjectNode run(Deed deed) {
        var line = new CommandLine(command(deed), deed.texts("path"), values(deed), null);
        return question.outcome(world.people().run(deed.who(), deed.channel(), line));
    }

    ObjectNode complete(Deed deed) {
        var values = values(deed);
        values.put(deed.text("focused"), deed.text("text"));
        var line = new CommandLine(command(deed), deed.texts("path"), values, deed.text("focused"));
        return question.outcome(world.people().complete(deed.who(), deed.channel(), line));
    }

    /** A command of a person's or a message's menu. */
    ObjectNode use(Deed deed) {
        var command = command(deed);
        var target = deed.id("target");
        if (command.type() == Command.USER) {
            return question.outcome(
                    world.people()
                            .runOn(deed.who(), deed.channel(), world.user(target), command.name()));
        }
        var message = deed.channel().message(target);
        return question.outcome(world.people().runOn(deed.who(), message, command.name()));
    }

    ObjectNode press(Deed deed) {
        var customId = deed.text("custom_id");
        return question.outcome(world.people().press(deed.who(), deed.message(), customId));
    }

    ObjectNode choose(Deed deed) {
        var people = world.people();
        return question.outcome(
                people.select(
                        deed.who(), deed.message(), deed.text("custom_id"), deed.texts("values")));
    }

    ObjectNode submit(Deed deed) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : deed.body().path("values").properties()) {
            fields.put(field.getKey(), entered(field.getValue()));
        }
        return question.outcome(world.people().submit(deed.who(), fields));
    }

    private static List<String> entered(JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        return value.isArray()
                ? value.valueStream().map(each -> each.asString("")).toList()
                : List.of(value.asString(""));
    }

    private static Map<String, String> values(Deed deed) {
        var values = new LinkedHashMap<String, String>();
        for (var option : deed.body().path("options")) {
            values.put(Json.text(option, "name"), option.path("value").asString(""));
        }
        return values;
    }

    private Command command(Deed deed) {
        return world.commands().offeredTo(deed.who(), deed.channel()).stream()
                .filter(command -> command.id() == deed.id("command"))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "You cannot use this command here; it may have changed"));
    }
}
