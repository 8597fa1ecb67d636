package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What can be done to people in a guild, by their ids. Waits for Discord, so never in a
 * transaction; says how it went, and leaves what that means to whoever asked.
 */
public interface Acts {

    /** How long a timeout may last at Discord. */
    Duration LONGEST_TIMEOUT = Duration.ofDays(28);

    /** How many people can be banned by one request. */
    int MOST_BANS = 200;

    /** The longest reason that Discord keeps. */
    int LONGEST_REASON = 512;

    /** How it went. */
    sealed interface Outcome {

        /** Discord has done it. */
        record Done() implements Outcome {}

        /** It was so before. */
        record Already() implements Outcome {}

        /**
         * Jikimi may not.
         *
         * @param missing the permission it lacks, or null where its role is not above theirs
         */
        record Forbidden(@Nullable Permission missing) implements Outcome {}

        /** There is nobody there to whom it could be done. */
        record Gone() implements Outcome {}

        /** Discord, or the way there, is in trouble; whether it was done is not known. */
        record Trouble(String why) implements Outcome {}

        /** Whether it is so by now. */
        default boolean holds() {
            return this instanceof Done || this instanceof Already;
        }
    }

    /** What Discord did not tell, as it may be in trouble or Jikimi may not ask. */
    final class Untold extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Outcome why;

        public Untold(Outcome why) {
            super(why.toString());
            this.why = why;
        }

        /** {@link Outcome.Forbidden} or {@link Outcome.Trouble}. */
        public Outcome why() {
            return why;
        }
    }

    /** A ban, and the reason that Discord keeps of it. */
    record Ban(@Nullable String reason) {}

    /**
     * Somebody in a guild.
     *
     * @param silentUntil until when they are timed out, or null
     * @param administrator whether nobody can time them out
     */
    record Person(
            long userId,
            String name,
            boolean bot,
            @Nullable Instant silentUntil,
            boolean administrator) {}

    /** Who of many was banned, and who was not. */
    record Banned(List<Long> banned, List<Long> failed) {}

    Outcome ban(long guildId, long userId, Duration deleteBack, String reason);

    /** Bans many at once, {@link #MOST_BANS} at most; throws {@link Untold} where none was. */
    Banned banAll(long guildId, Collection<Long> userIds, Duration deleteBack, String reason);

    Outcome unban(long guildId, long userId, String reason);

    Outcome kick(long guildId, long userId, String reason);

    /** Silences a member until then, at most {@link #LONGEST_TIMEOUT}; null to end it. */
    Outcome silence(long guildId, long userId, @Nullable Instant until, String reason);

    /** The ban of somebody, or null where they are not banned. */
    @Nullable Ban banOf(long guildId, long userId);

    /** A member, or null where they are none. */
    @Nullable Person member(long guildId, long userId);

    /** What somebody is called who need not be a member, or null where there is no such account. */
    @Nullable String nameOf(long userId);

    /** What the audit log tells of acts like these, newest first. */
    List<AuditEntry> audit(long guildId, int most);
}
