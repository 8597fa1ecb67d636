package io.jikimi.playground.world;

import tools.jackson.databind.node.ObjectNode;

/** Making, changing and closing channels and threads. */
public final class Channels {

    private final World world;

    Channels(World world) {
        this.world = world;
    }

    public Channel create(User who, Guild guild, ObjectNode body) {
        return world.alone(
                () -> {
                    world.permissions().require(who, guild, Permission.MANAGE_CHANNELS);
                    new FormErrors()
                            .required(body, "name", "name")
                            .longest(body, "name", 100)
                            .longest(body, "topic", 1024)
                            .throwIfAny();
                    var type = body.path("type").asInt(Channel.TEXT);
                    var channel =
                            new Channel(
                                    world.snowflakes().next(),
                                    type,
                                    guild,
                                    Json.text(body, "name"));
                    channel.place(guild.channelsOnly().size(), 0, null);
                    channel.update(body);
                    guild.add(channel);
                    world.add(channel);
                    tell("CHANNEL_CREATE", channel);
                    return channel;
                });
    }

    public Channel update(User who, Channel channel, ObjectNode body) {
        return world.alone(
                () -> {
                    var needed =
                            channel.isThread()
                                    ? Permission.MANAGE_THREADS
                                    : Permission.MANAGE_CHANNELS;
                    var thread = channel.thread();
                    if (thread == null || thread.ownerId() != who.id()) {
                        world.permissions().require(who, channel, needed);
                    }
                    new FormErrors()
                            .longest(body, "name", 100)
                            .longest(body, "topic", 1024)
                            .throwIfAny();
                    channel.update(body);
                    tell(channel.isThread() ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel);
                    return channel;
                });
    }

    public void overwrite(User who, Channel channel, Overwrite overwrite) {
        world.aloneDo(
                () -> {
                    world.permissions().require(who, channel, Permission.MANAGE_ROLES);
                    requireOwnPermissions(who, channel, overwrite);
                    channel.put(overwrite);
                    tell("CHANNEL_UPDATE", channel);
                });
    }

    /** Nobody allows or denies what they do not have themselves in the guild. */
    private void requireOwnPermissions(User who, Channel channel, Overwrite next) {
        var guild = world.guild(channel.guildId());
        var before = channel.overwrites().getOrDefault(next.id(), new Overwrite(0, false, 0, 0));
        var changed = before.allow() ^ next.allow() | before.deny() ^ next.deny();
        var own = world.permissions().of(guild.memberOrUnknown(who.id()));
        if ((changed & ~own) != 0) {
            throw Problem.MISSING_PERMISSIONS.error();
        }
    }

    public void removeOverwrite(User who, Channel channel, long overwriteId) {
        world.aloneDo(
                () -> {
                    world.permissions().require(who, channel, Permission.MANAGE_ROLES);
                    if (channel.overwrites().remove(overwriteId) == null) {
                        throw Problem.UNKNOWN_OVERWRITE.error();
                    }
                    tell("CHANNEL_UPDATE", channel);
                });
    }

    public Channel delete(User who, Channel channel) {
        return world.alone(
                () -> {
                    if (channel.isDirect()) {
                        return channel;
                    }
                    var needed =
                            channel.isThread()
                                    ? Permission.MANAGE_THREADS
                                    : Permission.MANAGE_CHANNELS;
                    world.permissions().require(who, channel, needed);
                    var guild = world.guild(channel.guildId());
                    guild.threads().stream()
                            .filter(thread -> thread.parentId() == channel.id())
                            .forEach(thread -> drop(guild, thread));
                    drop(guild, channel);
                    return channel;
                });
    }

    private void drop(Guild guild, Channel channel) {
        guild.remove(channel);
        world.remove(channel);
        tell(channel.isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE", channel);
    }

    /** Starts a thread, from a message if its id is given. */
    public Channel startThread(User who, Channel parent, long messageId, ObjectNode body) {
        return world.alone(
                () -> {
                    world.permissions().require(who, parent, Permission.CREATE_PUBLIC_THREADS);
                    new FormErrors()
                            .required(body, "name", "name")
                            .longest(body, "name", 100)
                            .throwIfAny();
                    var from = messageId == 0 ? null : parent.message(messageId);
                    if (from != null && from.thread != null) {
                        throw Problem.THREAD_ALREADY_MADE.error();
                    }
                    var id = from == null ? world.snowflakes().next() : from.id();
                    var type = body.path("type").asInt(from == null ? 12 : Channel.PUBLIC_THREAD);
                    var minutes = body.path("auto_archive_duration").asInt(4320);
                    var details = new ThreadDetails(who.id(), world.now(), minutes);
                    var thread = Channel.thread(id, type, parent, Json.text(body, "name"), details);
                    world.guild(parent.guildId()).add(thread);
                    world.add(thread);
                    if (from != null) {
                        from.thread = thread;
                    }
                    var data = ChannelJson.ofThreadFor(thread, world.bot().id());
                    data.put("newly_created", true);
                    world.tell(Change.of("THREAD_CREATE", thread.guildId(), data, Intent.GUILDS));
                    return thread;
                });
    }

    /** What is said in an archived thread opens it again. */
    void reopen(Channel channel) {
        var thread = channel.thread();
        if (thread != null && thread.archived) {
            thread.archived = false;
            tell("THREAD_UPDATE", channel);
        }
    }

    public void follow(User who, Channel channel) {
        world.aloneDo(
                () -> {
                    world.permissions().require(who, channel);
                    var thread = threadOf(channel);
                    if (thread.followers.putIfAbsent(who.id(), world.now()) == null) {
                        tellFollowers(channel, thread, who, true);
                    }
                });
    }

    public void unfollow(User who, Channel channel) {
        world.aloneDo(
                () -> {
                    var thread = threadOf(channel);
                    if (thread.followers.remove(who.id()) != null) {
                        tellFollowers(channel, thread, who, false);
                    }
                });
    }

    private static ThreadDetails threadOf(Channel channel) {
        var thread = channel.thread();
        if (thread == null) {
            throw Problem.UNKNOWN_CHANNEL.error();
        }
        return thread;
    }

    private void tellFollowers(Channel channel, ThreadDetails thread, User who, boolean added) {
        var data = Json.object().put("id", Json.id(channel.id()));
        data.put("guild_id", Json.id(channel.guildId()))
                .put("member_count", thread.followers.size());
        if (added) {
            var follower = data.putArray("added_members").addObject();
            follower.put("id", Json.id(channel.id())).put("user_id", Json.id(who.id()));
            follower.put("join_timestamp", Json.time(world.now())).put("flags", 0);
            var member = world.guild(channel.guildId()).member(who.id());
            follower.set("member", member == null ? null : member.json());
        } else {
            data.putArray("removed_member_ids").add(Json.id(who.id()));
        }
        world.tell(
                Change.of("THREAD_MEMBERS_UPDATE", channel.guildId(), data, Intent.GUILD_MEMBERS));
    }

    private void tell(String type, Channel channel) {
        world.tell(Change.of(type, channel.guildId(), ChannelJson.of(channel), Intent.GUILDS));
    }
}
