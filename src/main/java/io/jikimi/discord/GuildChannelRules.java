package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.channel.concrete.Category;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import net.dv8tion.jda.internal.requests.restaction.AuditableRestActionImpl;

import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Does it through the shard of the guild, but by Discord's own answers: JDA remembers no overwrites
 * of members, and those of roles as they were before the last event.
 */
@Component
class GuildChannelRules implements ChannelRules {

    private final GuildChannels channels;

    GuildChannelRules(GuildChannels channels) {
        this.channels = channels;
    }

    @Override
    public Rules read(long guildId, long channelId) {
        var guild = channels.guild(guildId);
        var route = Route.Channels.GET_CHANNEL.compile(String.valueOf(channelId));
        return channels.done(
                () ->
                        new RestActionImpl<>(
                                guild.getJDA(),
                                route,
                                (response, _) -> rules(response.getObject())));
    }

    private static Rules rules(DataObject channel) {
        var thread = channel.optObject("thread_metadata").orElseGet(DataObject::empty);
        var overwrites =
                channel.optArray("permission_overwrites").orElseGet(DataArray::empty).stream(
                                DataArray::getObject)
                        .map(GuildChannelRules::overwrite)
                        .toList();
        return new Rules(
                channel.getInt("rate_limit_per_user", 0),
                thread.getBoolean("locked", false),
                thread.getBoolean("archived", false),
                overwrites);
    }

    private static Overwrite overwrite(DataObject one) {
        return new Overwrite(
                one.getLong("id"),
                one.getInt("type") == 1,
                one.getLong("allow"),
                one.getLong("deny"));
    }

    @Override
    public void slowDown(long guildId, long channelId, int seconds, Audited why) {
        change(guildId, channelId, DataObject.empty().put("rate_limit_per_user", seconds), why);
    }

    // Of an archived thread nothing can be changed but with opening it again.
    @Override
    public void lockThread(long guildId, long threadId, boolean locked, Audited why) {
        var body = DataObject.empty().put("locked", locked);
        change(guildId, threadId, locked ? body : body.put("archived", false), why);
    }

    private void change(long guildId, long channelId, DataObject body, Audited why) {
        var route = Route.Channels.MODIFY_CHANNEL.compile(String.valueOf(channelId));
        send(guildId, route, body, why);
    }

    @Override
    public void put(long guildId, long channelId, Overwrite overwrite, Audited why) {
        var body =
                DataObject.empty()
                        .put("type", overwrite.member() ? 1 : 0)
                        .put("allow", String.valueOf(overwrite.allowed()))
                        .put("deny", String.valueOf(overwrite.denied()));
        send(guildId, of(Route.Channels.MODIFY_PERM_OVERRIDE, channelId, overwrite), body, why);
    }

    private static Route.CompiledRoute of(Route route, long channelId, Overwrite overwrite) {
        return route.compile(String.valueOf(channelId), String.valueOf(overwrite.holderId()));
    }

    private void send(long guildId, Route.CompiledRoute route, DataObject body, Audited why) {
        var guild = channels.guild(guildId);
        channels.done(
                guild, why, () -> new AuditableRestActionImpl<Void>(guild.getJDA(), route, body));
    }

    @Override
    public void remove(long guildId, long channelId, long holderId, Audited why) {
        var guild = channels.guild(guildId);
        var route =
                Route.Channels.DELETE_PERM_OVERRIDE.compile(
                        String.valueOf(channelId), String.valueOf(holderId));
        try {
            channels.done(
                    guild, why, () -> new AuditableRestActionImpl<Void>(guild.getJDA(), route));
        } catch (NotDone no) {
            if (!no.isAnsweredBy(ErrorResponse.UNKNOWN_OVERRIDE)) {
                throw no;
            }
        }
    }

    @Override
    public Set<Long> rolesThatMay(long guildId, Set<Permission> any) {
        return channels.guild(guildId).getRoles().stream()
                .filter(role -> role.getPermissions().stream().anyMatch(any::contains))
                .map(ISnowflake::getIdLong)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Long> self(long guildId) {
        var guild = channels.guild(guildId);
        var self = new HashSet<>(Set.of(guild.getSelfMember().getIdLong()));
        var own = guild.getBotRole();
        if (own != null) {
            self.add(own.getIdLong());
        }
        return self;
    }

    @Override
    public List<Long> channelsIn(long guildId, long placeId) {
        var category = channels.guild(guildId).getChannelById(Category.class, placeId);
        return category == null
                ? List.of(placeId)
                : category.getChannels().stream()
                        .filter(GuildMessageChannel.class::isInstance)
                        .map(ISnowflake::getIdLong)
                        .toList();
    }
}
