package io.jikimi.discord;

import java.io.IOException;
import java.util.Set;

/** The way to those whose bot this is, which does not need the gateway. */
public interface OwnerLine {

    /**
     * What is written.
     *
     * @param nonce Discord takes a second letter with the same one, some minutes later, for the
     *     first
     * @param mark words in it by which it is known again
     * @param maybeThere whether somebody may have sent it and died before noting so
     */
    record Letter(String words, String nonce, String mark, boolean maybeThere) {}

    /** Whether anything can be sent at all; not with a token that Discord refuses. */
    boolean isOpen();

    /** The person or the members of the team that Discord names. */
    Set<Long> owners() throws IOException;

    /**
     * Writes to one of them in private, and waits until it is there.
     *
     * @throws Shut when they take no messages
     * @throws IOException when it may work later
     */
    void write(long ownerId, Letter letter) throws IOException;

    /** Somebody takes no messages from the bot. */
    final class Shut extends IOException {

        private static final long serialVersionUID = 1L;

        public Shut(String why) {
            super(why);
        }
    }
}
