package io.jikimi.playground.page;

import io.jikimi.playground.world.Interaction;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.World;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;

/**
 * Waits for what becomes of something asked of the bot: an answer, a form, suggestions, nothing.
 */
final class Question {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final World world;

    Question(World world) {
        this.world = world;
    }

    ObjectNode outcome(Interaction interaction) {
        world.<Boolean>await(
                PATIENCE,
                () -> interaction.isAnswered() || interaction.hasFailed() ? Boolean.TRUE : null);
        return world.alone(() -> describe(interaction));
    }

    private static ObjectNode describe(Interaction interaction) {
        var json = Json.object().put("interaction_id", Json.id(interaction.id()));
        if (!interaction.isAnswered()) {
            return json.put("outcome", "failed");
        }
        var choices = interaction.choices();
        var modal = interaction.modal();
        if (choices != null) {
            choices.forEach(json.putArray("choices")::add);
        } else if (modal != null) {
            json.set("modal", modal.deepCopy().put("interaction_id", Json.id(interaction.id())));
        }
        return json.put("outcome", modal == null ? "answered" : "modal");
    }
}
