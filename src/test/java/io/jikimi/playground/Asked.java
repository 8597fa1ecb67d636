package io.jikimi.playground;

import io.jikimi.playground.world.Interaction;

/** Something that a person asked of the bot, and what came of it. */
public final class Asked {

    private final Playground playground;
    private final Interaction interaction;

    Asked(Playground playground, Interaction interaction) {
        this.playground = playground;
        this.interaction = interaction;
    }

    public Interaction interaction() {
        return interaction;
    }

    /** Waits for the bot's answer, past "thinking…". */
    public Shown answer() {
        var shown =
                playground
                        .world()
                        .<Shown>await(
                                playground.patience(),
                                () -> {
                                    var answer = interaction.answer();
                                    return answer == null || answer.isLoading()
                                            ? null
                                            : new Shown(playground, answer);
                                });
        if (shown == null) {
            throw new AssertionError("The bot gave no answer; " + playground.trouble());
        }
        return shown;
    }

    /** Waits until Discord gives up on the bot: "The application did not respond". */
    public void fails() {
        var failed =
                playground
                        .world()
                        .await(
                                playground.patience(),
                                () -> interaction.hasFailed() ? Boolean.TRUE : null);
        if (failed == null) {
            throw new AssertionError("Expected no answer, but there was one");
        }
    }
}
