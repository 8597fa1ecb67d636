package io.jikimi.discord;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.attribute.ICategorizableChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks in what JDA knows of a guild, and asks Discord for members it does not know. */
@Component
public class GuildStandings implements Standings {

    private final Fleet fleet;

    GuildStandings(Fleet fleet) {
        this.fleet = fleet;
    }

    /** The thread, the channel and its category, nearest first. */
    public static List<Long> places(@Nullable Channel channel) {
        var places = new ArrayList<Long>();
        var here = channel;
        if (here instanceof ThreadChannel thread) {
            places.add(thread.getIdLong());
            here = thread.getParentChannel();
        }
        if (here != null) {
            places.add(here.getIdLong());
        }
        if (here instanceof ICategorizableChannel inCategory
                && inCategory.getParentCategoryIdLong() != 0) {
            places.add(inCategory.getParentCategoryIdLong());
        }
        return places;
    }

    /** The roles of a member. */
    public static Set<Long> roleIds(Member member) {
        return member.getUnsortedRoles().stream()
                .map(ISnowflake::getIdLong)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable Standing in(long guildId, long channelId, long userId) {
        var guild = guild(guildId);
        var member = member(guild, userId);
        if (member == null) {
            return null;
        }
        var channel = guild.getGuildChannelById(channelId);
        var permissions =
                channel == null ? member.getPermissions() : member.getPermissions(channel);
        return new Standing(permissions, roleIds(member), places(channel), member.isOwner());
    }

    @Override
    public @Nullable Rank rank(long guildId, long userId) {
        var member = member(guild(guildId), userId);
        return member == null ? null : rank(member);
    }

    @Override
    public Rank own(long guildId) {
        return rank(guild(guildId).getSelfMember());
    }

    @Override
    public @Nullable Rank role(long guildId, long roleId) {
        var role = guild(guildId).getRoleById(roleId);
        return role == null ? null : new Rank(roleId, position(role), role.getName(), false);
    }

    @Override
    public Set<Permission> ownPermissions(long guildId) {
        return guild(guildId).getSelfMember().getPermissions();
    }

    // JDA counts from the lowest role, and must not count those without a role along with it.
    private static int position(Role role) {
        return role.getPosition() + 1;
    }

    private static Rank rank(Member member) {
        var highest =
                member.getUnsortedRoles().stream()
                        .max(Comparator.comparingInt(Role::getPosition))
                        .orElse(null);
        return new Rank(
                member.getIdLong(),
                highest == null ? 0 : position(highest),
                highest == null ? "@everyone" : highest.getName(),
                member.isOwner());
    }

    private Guild guild(long guildId) {
        var guild = fleet.manager().getGuildById(guildId);
        if (guild == null) {
            throw new Unanswered(new IllegalStateException("guild is not here: " + guildId));
        }
        return guild;
    }

    private static @Nullable Member member(Guild guild, long userId) {
        var known = guild.getMemberById(userId);
        if (known != null) {
            return known;
        }
        try {
            return guild.retrieveMemberById(userId).complete();
        } catch (ErrorResponseException failure) {
            if (failure.getErrorResponse() == ErrorResponse.UNKNOWN_MEMBER
                    || failure.getErrorResponse() == ErrorResponse.UNKNOWN_USER) {
                return null;
            }
            throw new Unanswered(failure);
        }
    }
}
