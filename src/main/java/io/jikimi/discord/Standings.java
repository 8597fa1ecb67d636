package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Says who somebody is in a guild: what they may do, and who stands above whom. */
public interface Standings {

    /**
     * Somebody in one channel of a guild.
     *
     * @param places the thread, the channel and its category, nearest first
     */
    record Standing(
            Set<Permission> permissions,
            Set<Long> roleIds,
            List<Long> places,
            boolean guildOwner) {}

    /**
     * How high somebody stands.
     *
     * @param position of their highest role; 0 for those without one
     * @param roleName what that role is called
     */
    record Rank(long userId, int position, String roleName, boolean guildOwner) {}

    /** Discord could not be asked. */
    final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unanswered(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Somebody as they are in that channel, or null where they are no member.
     *
     * @throws Unanswered when Discord could not be asked
     */
    @Nullable Standing in(long guildId, long channelId, long userId);

    /**
     * How high a member stands, or null where they are none.
     *
     * @throws Unanswered when Discord could not be asked
     */
    @Nullable Rank rank(long guildId, long userId);

    /** How high Jikimi stands itself. */
    Rank own(long guildId);

    /** How high a role stands. */
    @Nullable Rank role(long guildId, long roleId);

    /** What Jikimi may do in the whole guild, such as to its members. */
    Set<Permission> ownPermissions(long guildId);
}
