package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;

/** Sending people away, keeping them away, and silencing them for a while. */
public final class Moderation {

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(28);

    private final World world;

    Moderation(World world) {
        this.world = world;
    }

    public void kick(User who, Member member) {
        kick(who, member, null);
    }

    public void kick(User who, Member member, @Nullable String reason) {
        world.aloneDo(
                () -> {
                    var actor =
                            world.permissions()
                                    .require(who, member.guild(), Permission.KICK_MEMBERS);
                    world.permissions().requireRank(actor, member);
                    world.guildWork().leave(member.guild(), member.user());
                    if (member.user() != world.bot()) {
                        world.audit()
                                .note(AuditLog.KICK, who, member.guild(), member.user(), reason);
                    }
                });
    }

    public void ban(
            User who, Guild guild, User user, @Nullable String reason, Duration deleteBack) {
        world.aloneDo(
                () -> {
                    var actor = world.permissions().require(who, guild, Permission.BAN_MEMBERS);
                    var member = guild.member(user.id());
                    if (member != null) {
                        world.permissions().requireRank(actor, member);
                    }
                    guild.bans().put(user.id(), new Guild.Ban(user, reason));
                    deleteRecent(guild, user, deleteBack);
                    tell("GUILD_BAN_ADD", guild, user);
                    if (member != null) {
                        world.guildWork().leave(guild, user);
                    }
                    world.audit().note(AuditLog.BAN, who, guild, user, reason);
                });
    }

    private void deleteRecent(Guild guild, User user, Duration back) {
        if (back.isZero()) {
            return;
        }
        var since = world.now().minus(back);
        for (var channel : guild.channels()) {
            channel.messages().values().stream()
                    .filter(message -> message.author() == user && message.sentAt().isAfter(since))
                    .toList()
                    .forEach(world.messages()::remove);
        }
    }

    public void unban(User who, Guild guild, User user) {
        unban(who, guild, user, null);
    }

    public void unban(User who, Guild guild, User user, @Nullable String reason) {
        world.aloneDo(
                () -> {
                    world.permissions().require(who, guild, Permission.BAN_MEMBERS);
                    if (guild.bans().remove(user.id()) == null) {
                        throw Problem.UNKNOWN_BAN.error();
                    }
                    tell("GUILD_BAN_REMOVE", guild, user);
                    world.audit().note(AuditLog.UNBAN, who, guild, user, reason);
                });
    }

    /** Silences a member until then, or lets them speak again if there is no then. */
    public void timeOut(User who, Member member, @Nullable Instant until) {
        timeOut(who, member, until, null);
    }

    public void timeOut(User who, Member member, @Nullable Instant until, @Nullable String reason) {
        world.aloneDo(
                () -> {
                    var actor =
                            world.permissions()
                                    .require(who, member.guild(), Permission.MODERATE_MEMBERS);
                    world.permissions().requireRank(actor, member);
                    if (until != null
                            && Permission.ADMINISTRATOR.in(world.permissions().of(member))) {
                        throw Problem.MISSING_PERMISSIONS.error();
                    }
                    if (until != null && until.isAfter(world.now().plus(LONGEST_TIMEOUT))) {
                        throw DiscordError.badField(
                                "communication_disabled_until",
                                "INVALID_TIMEOUT",
                                "The timeout may last 28 days at most.");
                    }
                    member.timeOut(until);
                    world.guildWork().tellMember(member);
                    world.audit().noteTimeout(who, member, until, reason);
                    if (until != null) {
                        var lasting = Duration.between(world.now(), until);
                        world.later(lasting.plusMillis(1), this::endTimeouts);
                    }
                });
    }

    /** Lets those speak again whose time is over, after the clock was turned. */
    void endTimeouts() {
        world.aloneDo(
                () -> {
                    for (var guild : world.guilds()) {
                        for (var member : guild.members()) {
                            if (member.timedOutUntil() != null && !member.isTimedOut(world.now())) {
                                member.timeOut(null);
                                world.guildWork().tellMember(member);
                            }
                        }
                    }
                });
    }

    private void tell(String type, Guild guild, User user) {
        ObjectNode data = Json.object().put("guild_id", Json.id(guild.id()));
        data.set("user", user.json());
        world.tell(Change.of(type, guild.id(), data, Intent.GUILD_MODERATION));
    }
}
