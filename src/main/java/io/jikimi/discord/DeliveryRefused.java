package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;

import java.util.Set;

/**
 * Something that Jikimi had to say in a channel did not get there, for a reason that people of that
 * guild can put right.
 *
 * @param needed what it takes to say it there; which of it is missing is for the hearer to see
 */
public record DeliveryRefused(long guildId, long channelId, Cause cause, Set<Permission> needed) {

    /** What was in the way. */
    public enum Cause {
        /** Not even tried, or not in full, since Jikimi may not do it there. */
        WITHHELD,
        /** Discord forbade it. */
        FORBIDDEN,
        /** There is no such channel any more. */
        CHANNEL_GONE
    }

    public DeliveryRefused {
        needed = Set.copyOf(needed);
    }
}
