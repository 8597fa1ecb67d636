package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Founding guilds, people coming and going, roles and who has them. */
public final class Guilds {

    private static final long EVERYONE_MAY =
            Permission.of(
                    Permission.VIEW_CHANNEL,
                    Permission.SEND_MESSAGES,
                    Permission.READ_MESSAGE_HISTORY,
                    Permission.ADD_REACTIONS,
                    Permission.EMBED_LINKS,
                    Permission.ATTACH_FILES,
                    Permission.CREATE_INSTANT_INVITE,
                    Permission.CHANGE_NICKNAME,
                    Permission.CREATE_PUBLIC_THREADS,
                    Permission.SEND_MESSAGES_IN_THREADS,
                    Permission.USE_APPLICATION_COMMANDS);

    private final World world;
    private final Map<Long, Long> invitedWith = new HashMap<>();

    Guilds(World world) {
        this.world = world;
    }

    /**
     * A new guild with the owner in it and nothing else; nobody is told before the bot is added.
     */
    public Guild found(String name, Locale locale, User owner) {
        return world.alone(
                () -> {
                    var guild =
                            new Guild(world.snowflakes().olderGuild(), name, locale, EVERYONE_MAY);
                    guild.ownedBy(owner);
                    guild.add(new Member(guild, owner, Snowflakes.timeOf(guild.id())));
                    world.add(guild);
                    return guild;
                });
    }

    /** Adds the bot again, with what it was allowed when it was added before. */
    public Member inviteBotAgain(Guild guild) {
        return world.alone(() -> inviteBot(guild, invitedWith.getOrDefault(guild.id(), 0L)));
    }

    /** Adds the bot with a role of its own, as an invitation link does. */
    public Member inviteBot(Guild guild, long permissions) {
        return world.alone(
                () -> {
                    var bot = world.bot();
                    invitedWith.put(guild.id(), permissions);
                    var position = guild.roles().size();
                    var id = world.snowflakes().older();
                    var role = new Role(id, bot.username(), permissions, position, 0, bot.id());
                    guild.add(role);
                    var member = new Member(guild, bot, world.now());
                    member.roleIds().add(role.id());
                    guild.add(member);
                    world.tell(
                            new Change(
                                    "GUILD_CREATE",
                                    guild.id(),
                                    GuildJson.whole(guild, member, false),
                                    Intent.GUILDS.bit(),
                                    Change.Hears.BOT_AND_PEOPLE,
                                    0,
                                    null));
                    return member;
                });
    }

    public User register(String username, @Nullable String globalName, Locale locale) {
        return world.alone(
                () -> {
                    var user =
                            new User(
                                    world.snowflakes().older(),
                                    username,
                                    globalName,
                                    false,
                                    locale);
                    world.add(user);
                    return user;
                });
    }

    public Member join(Guild guild, User user) {
        return world.alone(
                () -> {
                    if (guild.bans().containsKey(user.id())) {
                        throw Problem.MISSING_ACCESS.error();
                    }
                    var present = guild.member(user.id());
                    if (present != null) {
                        return present;
                    }
                    var member = new Member(guild, user, world.now());
                    guild.add(member);
                    var data = member.json().put("guild_id", Json.id(guild.id()));
                    tell("GUILD_MEMBER_ADD", guild, data);
                    announce(guild, user);
                    return member;
                });
    }

    /** Discord's own notice of who joined, where the guild has such notices. */
    private void announce(Guild guild, User user) {
        if (guild.systemChannelId() != 0) {
            var channel = world.channel(guild.systemChannelId());
            world.messages().publish(world.messages().create(user, channel, Message.JOINED));
        }
    }

    public void leave(Guild guild, User user) {
        world.aloneDo(
                () -> {
                    guild.remove(guild.memberOrUnknown(user.id()));
                    var data = Json.object().put("guild_id", Json.id(guild.id()));
                    if (user == world.bot()) {
                        // Its role was made for it and goes with it.
                        guild.roles().stream()
                                .filter(Role::isManaged)
                                .toList()
                                .forEach(role -> guild.remove(role));
                        data = Json.object().put("id", Json.id(guild.id()));
                        world.tell(Change.of("GUILD_DELETE", guild.id(), data));
                    } else {
                        data.set("user", user.json());
                        tell("GUILD_MEMBER_REMOVE", guild, data);
                    }
                });
    }

    /** Where Discord's own notices of this guild appear. */
    public void welcomeIn(Guild guild, Channel channel) {
        world.aloneDo(() -> guild.welcomeIn(channel));
    }

    /** Where Discord's news for the keepers of this guild appear. */
    public void newsIn(Guild guild, Channel channel) {
        world.aloneDo(
                () -> {
                    guild.newsIn(channel);
                    world.tell(
                            Change.of(
                                    "GUILD_UPDATE",
                                    guild.id(),
                                    GuildJson.of(guild),
                                    Intent.GUILDS));
                });
    }

    public void speak(Guild guild, Locale locale) {
        world.aloneDo(
                () -> {
                    guild.speak(locale);
                    world.tell(
                            Change.of(
                                    "GUILD_UPDATE",
                                    guild.id(),
                                    GuildJson.of(guild),
                                    Intent.GUILDS));
                });
    }

    /** A new role below the bot's own; people of higher roles are moved up. */
    public Role createRole(Guild guild, String name, int color, long permissions) {
        return world.alone(
                () -> {
                    var role = new Role(world.snowflakes().older(), name, permissions, 1, color, 0);
                    for (var other : guild.roles()) {
                        if (other != guild.everyone()) {
                            other.moveTo(other.position() + 1);
                        }
                    }
                    guild.add(role);
                    tellRole("GUILD_ROLE_CREATE", guild, role);
                    return role;
                });
    }

    public Role updateRole(User who, Guild guild, Role role, ObjectNode body) {
        return world.alone(
                () -> {
                    var actor = world.permissions().require(who, guild, Permission.MANAGE_ROLES);
                    world.permissions().requireRank(actor, role);
                    role.update(body);
                    tellRole("GUILD_ROLE_UPDATE", guild, role);
                    return role;
                });
    }

    public void moveRole(Guild guild, Role role, int position) {
        world.aloneDo(
                () -> {
                    role.moveTo(position);
                    tellRole("GUILD_ROLE_UPDATE", guild, role);
                });
    }

    public void deleteRole(User who, Guild guild, Role role) {
        world.aloneDo(
                () -> {
                    var actor = world.permissions().require(who, guild, Permission.MANAGE_ROLES);
                    world.permissions().requireRank(actor, role);
                    guild.remove(role);
                    var data = Json.object().put("guild_id", Json.id(guild.id()));
                    data.put("role_id", Json.id(role.id()));
                    world.tell(Change.of("GUILD_ROLE_DELETE", guild.id(), data, Intent.GUILDS));
                });
    }

    public Role role(Guild guild, long roleId) {
        var role = guild.role(roleId);
        if (role == null) {
            throw Problem.UNKNOWN_ROLE.error();
        }
        return role;
    }

    /** Gives and takes roles, as far as the actor's own highest role allows. */
    public void setRoles(User who, Member member, Collection<Long> roleIds) {
        world.aloneDo(
                () -> {
                    var guild = member.guild();
                    var actor = world.permissions().require(who, guild, Permission.MANAGE_ROLES);
                    var touched = new ArrayList<>(roleIds);
                    touched.removeAll(member.roleIds());
                    member.roleIds().stream()
                            .filter(id -> !roleIds.contains(id))
                            .forEach(touched::add);
                    touched.forEach(id -> requireMayGive(actor, role(guild, id)));
                    member.roles(roleIds);
                    tellMember(member);
                });
    }

    private void requireMayGive(Member actor, Role role) {
        if (role.isManaged()) {
            throw Problem.MISSING_PERMISSIONS.error();
        }
        world.permissions().requireRank(actor, role);
    }

    /** Gives a role without asking who may: how the world is set up. */
    public void grant(Member member, Role role) {
        world.aloneDo(
                () -> {
                    member.roleIds().add(role.id());
                    tellMember(member);
                });
    }

    /** Takes a role away, likewise. */
    public void revoke(Member member, Role role) {
        world.aloneDo(
                () -> {
                    member.roleIds().remove(role.id());
                    tellMember(member);
                });
    }

    public void rename(User who, Member member, @Nullable String nickname) {
        world.aloneDo(
                () -> {
                    var self = member.user() == who;
                    var needed = self ? Permission.CHANGE_NICKNAME : Permission.MANAGE_NICKNAMES;
                    var actor = world.permissions().require(who, member.guild(), needed);
                    if (!self) {
                        world.permissions().requireRank(actor, member);
                    }
                    member.nickname(nickname);
                    tellMember(member);
                });
    }

    void tellMember(Member member) {
        var data = member.json().put("guild_id", Json.id(member.guild().id()));
        if (member.user() == world.bot()) {
            // A bot hears of itself without any intent (docs/topics/gateway).
            world.tell(Change.of("GUILD_MEMBER_UPDATE", member.guild().id(), data));
        } else {
            tell("GUILD_MEMBER_UPDATE", member.guild(), data);
        }
    }

    private void tellRole(String type, Guild guild, Role role) {
        var data = Json.object().put("guild_id", Json.id(guild.id()));
        data.set("role", role.json());
        world.tell(Change.of(type, guild.id(), data, Intent.GUILDS));
    }

    private void tell(String type, Guild guild, ObjectNode data) {
        world.tell(Change.of(type, guild.id(), data, Intent.GUILD_MEMBERS));
    }
}
