package io.jikimi.commands;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Says in a guild what nobody asked for, in the guild's language. Waits for Discord, so never in a
 * transaction.
 */
public interface Noticeboard {

    /** Where a message stands. */
    record Spot(long channelId, long messageId) {}

    /** It cannot be said there, now or later, unless somebody changes something. */
    final class Undeliverable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Undeliverable(String why) {
            super(why);
        }

        public Undeliverable(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Posts in a channel.
     *
     * @param nonce names what is said: said again within minutes, it is there once
     * @throws Undeliverable when it cannot be said there
     */
    Spot post(long guildId, long channelId, String nonce, Reply.Message said);

    /**
     * Writes to the guild's owner in private.
     *
     * @throws Undeliverable when they take no messages
     */
    Spot writeToOwner(long guildId, String nonce, Reply.Message said);

    /**
     * Writes to somebody in private, in the guild's language.
     *
     * @throws Undeliverable when they take no messages from here
     */
    Spot writeTo(long guildId, long userId, String nonce, Reply.Message said);

    /**
     * A message of Jikimi's own in that channel since then that holds these words, as far as it may
     * read there.
     */
    @Nullable Spot find(long guildId, long channelId, Instant since, String words);

    /**
     * Changes what a message says.
     *
     * @param toOwner whether it was written to the owner
     * @return whether it was still there
     */
    boolean change(long guildId, Spot spot, boolean toOwner, Reply.Message said);
}
