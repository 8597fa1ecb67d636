package io.jikimi.playground.page;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.DiscordError;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Member;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.User;
import io.jikimi.playground.world.World;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The people as whom one can look at the world and act, and the part each plays in a guild. */
final class Viewers {

    private static final long MODERATES =
            Permission.of(
                    Permission.KICK_MEMBERS,
                    Permission.BAN_MEMBERS,
                    Permission.MODERATE_MEMBERS,
                    Permission.MANAGE_MESSAGES);

    private final World world;

    Viewers(World world) {
        this.world = world;
    }

    List<User> all() {
        return world.alone(() -> world.users().stream().filter(user -> !user.isBot()).toList());
    }

    /** That person; without a known id the owner of the first guild, who may do most. */
    User named(@Nullable String id) {
        return world.alone(
                () -> {
                    var user = id == null ? null : world.userIfKnown(Json.number(id));
                    return user == null || user.isBot() ? first() : user;
                });
    }

    private User first() {
        return world.guilds().stream()
                .map(guild -> world.user(guild.ownerId()))
                .findFirst()
                .orElseGet(() -> all().getFirst());
    }

    String part(Member member) {
        if (member.isOwner()) {
            return "owner";
        }
        if ((world.permissions().of(member) & MODERATES) != 0) {
            return "moderator";
        }
        return member.rank() <= 1 ? "newcomer" : "member";
    }

    /** The channel, if it is still there. */
    @Nullable Channel channel(long channelId) {
        try {
            return world.channel(channelId);
        } catch (DiscordError gone) {
            return null;
        }
    }

    List<Guild> guildsOf(User viewer) {
        return world.guilds().stream().filter(each -> each.member(viewer.id()) != null).toList();
    }
}
