package io.jikimi.commands;

import java.util.List;

/**
 * Something people can ask of Jikimi. A bean of this type is a slash command and a prefix command;
 * nothing else has to be told of it.
 */
public interface Command {

    Declaration declaration();

    /**
     * Does what was asked and says so. Runs on a virtual thread; it may block, outside any
     * transaction of the caller.
     *
     * @throws io.jikimi.messages.Refusal when the person should hear a no
     */
    Reply answer(Invocation call);

    /**
     * Whether nobody but the person may ever read its answers, even to a message for all to see.
     */
    default boolean isConfidential() {
        return false;
    }

    /** What could complete the option that is being typed; at most 25 are shown. */
    default List<String> suggest(Invocation call, String option) {
        return List.of();
    }
}
