package io.jikimi.commands;

import io.jikimi.commands.Noticeboard.Spot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * Says what people have asked for a later time, in a channel or to a person. Waits for Discord, so
 * never in a transaction. What it throws besides {@link Unsaid} passes by itself.
 */
public interface Messenger {

    /** Where something is said. */
    sealed interface Address {

        /** A channel or a thread of a guild. */
        record Channel(long guildId, long channelId) implements Address {}

        /** The direct messages of a person. */
        record Person(long userId) implements Address {}
    }

    /**
     * What is said.
     *
     * @param language in which; null for the guild's
     * @param people whom it may ping, by id
     * @param roles which roles it may ping, by id
     * @param author on whose behalf: it is said only where they may write themselves; null for the
     *     guild's
     */
    record Note(
            Reply.Message said,
            @Nullable Locale language,
            Set<Long> people,
            Set<Long> roles,
            @Nullable Long author) {

        public Note {
            people = Set.copyOf(people);
            roles = Set.copyOf(roles);
        }
    }

    /** It cannot be said there, now or later, unless somebody changes something. */
    final class Unsaid extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** What is in the way. */
        public enum Why {
            /** There is no such channel, message or person. */
            GONE,
            /** Jikimi lacks a permission. */
            FORBIDDEN,
            /** The author may not write there any more. */
            AUTHOR_FORBIDDEN,
            /** The person takes no messages. */
            SHUT,
            /** Discord does not take what is said. */
            REFUSED
        }

        private final Why why;

        public Unsaid(Why why, @Nullable Throwable cause) {
            super(why.name(), cause);
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /**
     * Says it.
     *
     * @param nonce names what is said: said again within minutes, it is there once
     * @throws Unsaid when it cannot be said there
     */
    Spot say(Address to, String nonce, Note note);

    /**
     * Where it has been said since then: a message of Jikimi's own with the same buttons, or the
     * same words where it has none; null where there is none, or it cannot be seen.
     */
    @Nullable Spot find(Address where, Instant since, Note note);

    /**
     * Shows a message to all servers that follow its channel; nothing where nobody can follow it.
     */
    void publish(long guildId, Spot spot);

    void pin(long guildId, Spot spot);

    /** Deletes a message of Jikimi's own, if it is still there. */
    void delete(long guildId, Spot spot);
}
