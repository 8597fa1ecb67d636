package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** A guild as Jikimi stands in it: which channels are there, and what it may do in them. */
public interface Premises {

    /**
     * A channel or thread.
     *
     * @param ruledBy the channel whose settings hold the permissions: a thread's parent, else
     *     itself
     * @param locked whether it is a thread in which only moderators may write
     * @param granted what Jikimi was granted there, whether or not it sees the channel
     */
    record Place(
            String name, long ruledBy, boolean thread, boolean locked, Set<Permission> granted) {

        public Place {
            granted = Set.copyOf(granted);
        }

        /** What it takes to write there. */
        public Set<Permission> toWrite() {
            return EnumSet.of(
                    Permission.VIEW_CHANNEL,
                    thread ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND);
        }

        /** What is missing of this, in Discord's own order. */
        public EnumSet<Permission> lacks(Collection<Permission> needed) {
            var lacking = EnumSet.noneOf(Permission.class);
            lacking.addAll(needed);
            lacking.removeAll(granted);
            if (!locked) {
                lacking.remove(Permission.MANAGE_THREADS);
            }
            return lacking;
        }

        public boolean isWritable() {
            return lacks(toWrite()).isEmpty();
        }
    }

    /** Whether this instance serves the guild and knows it by now; nothing else holds if not. */
    boolean isOpen(long guildId);

    String guildName(long guildId);

    /** The channel, or null where there is none; a thread that was archived is not seen either. */
    @Nullable Place place(long guildId, long channelId);

    /** The channel in which Discord tells the guild's keepers of news, where there is one. */
    @Nullable Long newsChannel(long guildId);

    /** How the shard of that guild is, or null before it has been started. */
    @Nullable ShardReport connection(long guildId);
}
