package io.jikimi.privacy;

import io.jikimi.discord.Memberships;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows of the guilds that a test names, and of no other. */
final class Guestbook implements Memberships {

    private final Map<Long, Membership> known = new ConcurrentHashMap<>();

    void says(long guildId, Membership membership) {
        known.put(guildId, membership);
    }

    @Override
    public Membership in(long guildId) {
        return known.getOrDefault(guildId, Membership.UNKNOWN);
    }

    @Override
    public @Nullable String guildName(long guildId) {
        return known.containsKey(guildId) ? "Garden " + guildId : null;
    }
}
