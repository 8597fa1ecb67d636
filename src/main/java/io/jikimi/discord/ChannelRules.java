package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * Reads and changes who may write in a channel, and how often. Waits for Discord, so never in a
 * transaction; throws {@link NotDone} where Discord does not do it.
 */
public interface ChannelRules {

    /**
     * What a channel allows and denies one role or one member.
     *
     * @param holderId the role or the member; everybody is the role with the guild's id
     * @param allowed bits of permissions, as Discord counts them
     */
    record Overwrite(long holderId, boolean member, long allowed, long denied) {}

    /**
     * A channel as Discord has it at this moment.
     *
     * @param slowmode how many seconds people wait between two messages
     * @param locked whether it is a thread in which only moderators may write
     * @param archived whether it is a thread that is archived
     * @param overwrites none for a thread
     */
    record Rules(int slowmode, boolean locked, boolean archived, List<Overwrite> overwrites) {

        public Rules {
            overwrites = List.copyOf(overwrites);
        }

        /** What stands there for a role or a member, or null. */
        public @Nullable Overwrite of(long holderId) {
            return overwrites.stream()
                    .filter(one -> one.holderId() == holderId)
                    .findFirst()
                    .orElse(null);
        }
    }

    Rules read(long guildId, long channelId);

    /** Lets people wait so many seconds between two messages. */
    void slowDown(long guildId, long channelId, int seconds, Audited why);

    /** Puts this in the place of what stands there for the same role or member. */
    void put(long guildId, long channelId, Overwrite overwrite, Audited why);

    /** Takes away what stands there for a role or a member; nothing happens where it is gone. */
    void remove(long guildId, long channelId, long holderId, Audited why);

    /** Locks a thread, or opens it again, also where it is archived. */
    void lockThread(long guildId, long threadId, boolean locked, Audited why);

    /** The roles of a guild that may do any of this everywhere in it, administrators among them. */
    Set<Long> rolesThatMay(long guildId, Set<Permission> any);

    /** Jikimi's own id as a member, and the role that Discord made for it, if there is one. */
    Set<Long> self(long guildId);

    /** The channels to write in that a category holds; of anything else, itself. */
    List<Long> channelsIn(long guildId, long placeId);
}
