package io.jikimi.playground;

import io.jikimi.playground.world.Components;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Message;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** A message or whisper of the bot, as people see it. */
public final class Shown {

    private final Playground playground;
    private final Message message;

    Shown(Playground playground, Message message) {
        this.playground = playground;
        this.message = message;
    }

    public Message message() {
        return message;
    }

    public long id() {
        return message.id();
    }

    /** All that can be read in it: content, embeds, labels of buttons, one a line. */
    public String text() {
        return playground.world().alone(() -> text(message));
    }

    static String text(Message message) {
        var lines = new ArrayList<String>();
        add(lines, message.content());
        for (var embed : message.embeds()) {
            add(lines, Json.text(embed.path("author"), "name"));
            add(lines, Json.text(embed, "title"));
            add(lines, Json.text(embed, "description"));
            for (var field : embed.path("fields")) {
                add(lines, Json.text(field, "name"));
                add(lines, Json.text(field, "value"));
            }
            add(lines, Json.text(embed.path("footer"), "text"));
        }
        for (var component : Components.all(message.components())) {
            add(lines, Json.text(component, "content"));
            add(lines, Json.text(component, "label"));
            add(lines, Json.text(component, "placeholder"));
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String line) {
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }

    public boolean contains(String words) {
        return text().contains(words);
    }

    /** Labels of its buttons, in order. */
    public List<String> buttons() {
        return labels(2);
    }

    private List<String> labels(int type) {
        return playground
                .world()
                .alone(
                        () ->
                                Components.all(message.components()).stream()
                                        .filter(each -> each.path("type").asInt(0) == type)
                                        .map(each -> Json.text(each, "label"))
                                        .toList());
    }

    public List<JsonNode> embeds() {
        return playground.world().alone(() -> message.embeds().valueStream().toList());
    }

    public boolean isWhisper() {
        return message.isWhisper();
    }

    /** Waits until this very message shows these words, after an edit for example. */
    public Shown becomes(String words) {
        var found =
                playground
                        .world()
                        .await(
                                playground.patience(),
                                () -> text(message).contains(words) ? this : null);
        if (found == null) {
            throw new AssertionError(
                    "Expected the message to become «"
                            + words
                            + "», but it reads «"
                            + text()
                            + "»");
        }
        return this;
    }

    /** Waits until it is deleted. */
    public void disappears() {
        var channel = message.channel();
        var gone =
                playground
                        .world()
                        .await(
                                playground.patience(),
                                () -> channel.messages().containsKey(id()) ? null : this);
        if (gone == null) {
            throw new AssertionError("Expected it to be deleted, but it stands: «" + text() + "»");
        }
    }

    @Override
    public String toString() {
        return (isWhisper() ? "(whisper) " : "") + text();
    }
}
