package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.EnumSet;

/** Looks around in what JDA knows of a guild. */
@Component
class GuildPremises implements Premises {

    private final Fleet fleet;
    private final Shards shards;

    GuildPremises(Fleet fleet, Shards shards) {
        this.fleet = fleet;
        this.shards = shards;
    }

    private @Nullable Guild guild(long guildId) {
        return fleet.manager().getGuildById(guildId);
    }

    @Override
    public boolean isOpen(long guildId) {
        var guild = guild(guildId);
        return guild != null && !guild.getJDA().isUnavailable(guildId);
    }

    @Override
    public String guildName(long guildId) {
        var guild = guild(guildId);
        return guild == null ? String.valueOf(guildId) : guild.getName();
    }

    @Override
    public @Nullable Place place(long guildId, long channelId) {
        var guild = guild(guildId);
        var channel = guild == null ? null : guild.getGuildChannelById(channelId);
        if (guild == null || channel == null) {
            return null;
        }
        var thread = channel instanceof ThreadChannel found ? found : null;
        return new Place(
                channel.getName(),
                thread == null ? channelId : thread.getParentChannel().getIdLong(),
                thread != null,
                thread != null && thread.isLocked(),
                granted(guild.getSelfMember(), channel));
    }

    // Of a channel that Jikimi does not see, JDA says that it may do nothing there at all.
    private static EnumSet<Permission> granted(Member self, GuildChannel channel) {
        var granted = self.getPermissionsExplicit(channel);
        granted.addAll(self.getPermissions(channel));
        return granted;
    }

    @Override
    public @Nullable Long newsChannel(long guildId) {
        var guild = guild(guildId);
        var channel = guild == null ? null : guild.getCommunityUpdatesChannel();
        return channel == null ? null : channel.getIdLong();
    }

    @Override
    public @Nullable ShardReport connection(long guildId) {
        var guild = guild(guildId);
        if (guild == null) {
            return null;
        }
        var shardId = guild.getJDA().getShardInfo().getShardId();
        return shards.reports().stream()
                .filter(shard -> shard.id() == shardId)
                .findFirst()
                .orElse(null);
    }
}
