package io.jikimi.commands;

import io.jikimi.messages.Text;

import java.util.List;

/**
 * Whether somebody may use a command, and what each rule had to say about it.
 *
 * @param trace every rule that was looked at, in order
 */
public record Verdict(boolean allowed, List<Step> trace) {

    /** What one rule says. */
    public record Step(Text what, Effect effect) {}

    /** What a rule does to the decision. */
    public enum Effect {
        ALLOWS,
        DENIES,
        SAYS_NOTHING
    }

    public Verdict {
        trace = List.copyOf(trace);
    }

    /** The rule that decided against it; only where it was denied. */
    public Text reason() {
        return trace.stream()
                .filter(step -> step.effect() == Effect.DENIES)
                .findFirst()
                .orElseThrow()
                .what();
    }
}
