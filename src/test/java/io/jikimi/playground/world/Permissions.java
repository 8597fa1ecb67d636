package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Who may do what and where, computed as Discord documents it. */
public final class Permissions {

    private static final long LEFT_WHEN_TIMED_OUT =
            Permission.of(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);
    private static final long DIRECT =
            Permission.of(
                    Permission.VIEW_CHANNEL,
                    Permission.SEND_MESSAGES,
                    Permission.READ_MESSAGE_HISTORY,
                    Permission.EMBED_LINKS,
                    Permission.ATTACH_FILES,
                    Permission.ADD_REACTIONS,
                    Permission.USE_APPLICATION_COMMANDS);

    private final World world;

    Permissions(World world) {
        this.world = world;
    }

    /** What this member may do in the guild at large. */
    public long of(Member member) {
        if (member.isOwner()) {
            return Permission.ALL;
        }
        var base = member.guild().everyone().permissions();
        for (var id : member.roleIds()) {
            var role = member.guild().role(id);
            base |= role == null ? 0 : role.permissions();
        }
        if (Permission.ADMINISTRATOR.in(base)) {
            return Permission.ALL;
        }
        return member.isTimedOut(world.now()) ? base & LEFT_WHEN_TIMED_OUT : base;
    }

    /** What this user may do in that channel; nothing, if they cannot see it. */
    public long of(User user, Channel channel) {
        var guild = channel.guild();
        if (guild == null) {
            return user.equals(channel.recipient()) || user.isBot() ? DIRECT : 0;
        }
        var member = guild.member(user.id());
        return member == null ? 0 : of(member, guild, channel);
    }

    private long of(Member member, Guild guild, Channel channel) {
        var base = of(member);
        if (base == Permission.ALL) {
            return base;
        }
        var place = channel.isThread() ? world.channel(channel.parentId()) : channel;
        var overwrites = place.overwrites();
        base = apply(base, overwrites.get(guild.id()));
        long allow = 0;
        long deny = 0;
        for (var roleId : member.roleIds()) {
            var overwrite = overwrites.get(roleId);
            allow |= overwrite == null ? 0 : overwrite.allow();
            deny |= overwrite == null ? 0 : overwrite.deny();
        }
        base = base & ~deny | allow;
        base = apply(base, overwrites.get(member.user().id()));
        if (!Permission.VIEW_CHANNEL.in(base)) {
            return 0;
        }
        return member.isTimedOut(world.now()) ? base & LEFT_WHEN_TIMED_OUT : base;
    }

    private static long apply(long base, @Nullable Overwrite overwrite) {
        return overwrite == null ? base : base & ~overwrite.deny() | overwrite.allow();
    }

    public boolean may(User user, Channel channel, Permission permission) {
        return permission.in(of(user, channel));
    }

    /**
     * Says no as Discord does, if this user cannot see the channel or lacks one of the rights
     * there.
     */
    public void require(User user, Channel channel, Permission... needed) {
        var has = of(user, channel);
        if (!Permission.VIEW_CHANNEL.in(has)) {
            throw Problem.MISSING_ACCESS.error();
        }
        if (!Arrays.stream(needed).allMatch(permission -> permission.in(has))) {
            throw Problem.MISSING_PERMISSIONS.error();
        }
    }

    public Member require(User user, Guild guild, Permission needed) {
        var member = guild.member(user.id());
        if (member == null) {
            throw Problem.MISSING_ACCESS.error();
        }
        if (!needed.in(of(member))) {
            throw Problem.MISSING_PERMISSIONS.error();
        }
        return member;
    }

    void requireRank(Member actor, Member target) {
        if (!actor.outranks(target)) {
            throw Problem.MISSING_PERMISSIONS.error();
        }
    }

    void requireRank(Member actor, Role role) {
        if (!actor.isOwner() && actor.rank() <= role.position()) {
            throw Problem.MISSING_PERMISSIONS.error();
        }
    }
}
