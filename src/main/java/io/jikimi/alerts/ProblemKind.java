package io.jikimi.alerts;

import io.jikimi.messages.Text;

/**
 * A sort of {@link Problem}: how it is explained, and how to see whether it still stands. A bean of
 * this type is all that a room needs to report problems of its own.
 */
public interface ProblemKind {

    /**
     * What people are told.
     *
     * @param title in a few words
     * @param what what happened
     * @param means what follows from it
     * @param fix what to do about it, step by step
     */
    record Explanation(Text title, Text what, Text means, Text fix) {}

    /** What it is called in {@link Problem#kind}: kept, so never changed. */
    String name();

    /** Whether it still stands; asked only where the guild is known. Must not wait for Discord. */
    boolean stands(long guildId, Problem problem);

    Explanation explain(long guildId, Problem problem);
}
