package io.jikimi.discord;

import org.jspecify.annotations.Nullable;

/** Says whether Jikimi is in a guild, as far as this instance can tell. */
public interface Memberships {

    /** An answer, which may be that there is none. */
    enum Membership {
        /** In it, or in it while Discord has trouble with it. */
        IN,
        /** Not in it: its shard is connected here, and Discord did not name it. */
        OUT,
        /** Its shard is not connected here. */
        UNKNOWN
    }

    Membership in(long guildId);

    /** What the guild is called, or null where this instance does not know it. */
    @Nullable String guildName(long guildId);
}
