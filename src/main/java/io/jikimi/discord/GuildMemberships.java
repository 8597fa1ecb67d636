package io.jikimi.discord;

import io.jikimi.cluster.ShardLeases;

import net.dv8tion.jda.api.JDA;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the shard to which a guild belongs, and says nothing for certain that it cannot know. */
@Component
class GuildMemberships implements Memberships {

    private final Fleet fleet;
    private final ShardLeases leases;

    GuildMemberships(Fleet fleet, ShardLeases leases) {
        this.fleet = fleet;
        this.leases = leases;
    }

    @Override
    public Membership in(long guildId) {
        var shardId = (int) ((guildId >>> 22) % fleet.manager().getShardsTotal());
        var shard = fleet.manager().getShardById(shardId);
        if (shard == null || !leases.holds(shardId)) {
            return Membership.UNKNOWN;
        }
        // While it connects anew, a shard has forgotten its guilds.
        var before = shard.getStatus();
        if (shard.getGuildById(guildId) != null || shard.isUnavailable(guildId)) {
            return Membership.IN;
        }
        return before == JDA.Status.CONNECTED && shard.getStatus() == before
                ? Membership.OUT
                : Membership.UNKNOWN;
    }

    @Override
    public @Nullable String guildName(long guildId) {
        var guild = fleet.manager().getGuildById(guildId);
        return guild == null ? null : guild.getName();
    }
}
