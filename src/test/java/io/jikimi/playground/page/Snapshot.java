package io.jikimi.playground.page;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.ChannelJson;
import io.jikimi.playground.world.Command;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.GuildJson;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Member;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.User;
import io.jikimi.playground.world.World;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A picture of the world as one person sees it: only their guilds, channels and whispers. */
final class Snapshot {

    private static final int MESSAGES_SHOWN = 50;
    private static final int MEMBERS_SHOWN = 400;
    private static final int GUILDS_SHOWN = 100;

    private final World world;
    private final Feed feed;
    private final Viewers viewers;
    private final Traffic traffic;

    Snapshot(World world, Feed feed, Viewers viewers, Traffic traffic) {
        this.world = world;
        this.feed = feed;
        this.viewers = viewers;
        this.traffic = traffic;
    }

    ObjectNode of(User viewer) {
        var json = Json.object();
        json.set("bot", traffic.bot());
        json.set("traffic", traffic.json());
        world.aloneDo(() -> fill(json, viewer));
        return json;
    }

    private void fill(ObjectNode json, User viewer) {
        json.put("revision", feed.revision()).put("now", world.now().toEpochMilli());
        json.set("viewer", person(viewer));
        var people = json.putArray("people");
        viewers.all().forEach(each -> people.add(person(each)));
        var messages = json.putObject("messages");
        var guilds = json.putArray("guilds");
        var commands = new ArrayList<>(world.commands().in(0));
        viewers.guildsOf(viewer).stream()
                .limit(GUILDS_SHOWN)
                .forEach(
                        guild -> {
                            guilds.add(guild(guild, viewer, messages));
                            commands.addAll(world.commands().in(guild.id()));
                        });
        elsewhere(json.putArray("elsewhere"), viewer);
        json.putArray("dms").add(direct(viewer, messages));
        json.set("commands", commands(commands));
    }

    /** Guilds that this person is not in, each with somebody of the same part who is. */
    private void elsewhere(ArrayNode json, User viewer) {
        var part =
                viewers.guildsOf(viewer).stream()
                        .findFirst()
                        .map(guild -> viewers.part(guild.memberOrUnknown(viewer.id())))
                        .orElse("owner");
        world.guilds().stream()
                .filter(guild -> guild.member(viewer.id()) == null)
                .limit(GUILDS_SHOWN)
                .forEach(guild -> json.add(elsewhere(guild, part)));
    }

    private ObjectNode elsewhere(Guild guild, String part) {
        var person =
                guild.members().stream()
                        .filter(each -> !each.user().isBot() && viewers.part(each).equals(part))
                        .findFirst()
                        .orElseGet(() -> guild.memberOrUnknown(guild.ownerId()));
        return Json.object()
                .put("id", Json.id(guild.id()))
                .put("name", guild.name())
                .put("as", Json.id(person.user().id()))
                .put("person", person.shownName());
    }

    private static ObjectNode person(User user) {
        var json = Json.object().put("locale", user.language());
        json.set("user", user.json());
        return json;
    }

    private ObjectNode guild(Guild guild, User viewer, ObjectNode messages) {
        var json = GuildJson.of(guild);
        var self = guild.memberOrUnknown(viewer.id());
        json.put("permissions", Long.toString(world.permissions().of(self)));
        var channels = json.putArray("channels");
        for (var channel : guild.channels()) {
            var may = world.permissions().of(viewer, channel);
            if (Permission.VIEW_CHANNEL.in(may)) {
                channels.add(channel(channel, may));
                messages.set(Json.id(channel.id()), messages(channel, viewer));
            }
        }
        members(json, guild, self);
        away(json.putArray("away"), guild);
        return json;
    }

    private static ObjectNode channel(Channel channel, long may) {
        var json = ChannelJson.of(channel).put("permissions", Long.toString(may));
        var guild = channel.guild();
        var forEveryone = guild == null ? null : channel.overwrites().get(guild.id());
        return json.put(
                "private", forEveryone != null && Permission.VIEW_CHANNEL.in(forEveryone.deny()));
    }

    /** Those with a part to play come first; of the rest as many as a list can show. */
    private void members(ObjectNode json, Guild guild, Member self) {
        var members = json.putArray("members");
        var speakers = json.putArray("speakers");
        members.add(self.json());
        guild.members().stream()
                .filter(each -> each != self)
                .sorted(Comparator.comparing(each -> each.roleIds().isEmpty()))
                .limit(MEMBERS_SHOWN)
                .forEach(each -> members.add(each.json()));
        guild.members().stream()
                .filter(each -> !each.user().isBot())
                .limit(MEMBERS_SHOWN)
                .forEach(
                        each ->
                                speakers.addObject()
                                        .put("user_id", Json.id(each.user().id()))
                                        .put("part", viewers.part(each)));
    }

    /**
     * Those who are in no guild any more, the bot if it is not in this one, and whether this one
     * has banned them.
     */
    private void away(ArrayNode json, Guild guild) {
        var bot = guild.member(world.bot().id()) == null ? world.bot() : null;
        Stream.concat(
                        Stream.ofNullable(bot),
                        viewers.all().stream().filter(each -> viewers.guildsOf(each).isEmpty()))
                .limit(MEMBERS_SHOWN)
                .forEach(
                        each ->
                                json.addObject()
                                        .put("user_id", Json.id(each.id()))
                                        .put("banned", guild.bans().containsKey(each.id())));
    }

    private ObjectNode direct(User viewer, ObjectNode messages) {
        var channel = world.directWith(viewer);
        var json = ChannelJson.of(channel);
        json.putArray("recipients").add(world.bot().json());
        messages.set(Json.id(channel.id()), messages(channel, viewer));
        return json;
    }

    private static ArrayNode messages(Channel channel, User viewer) {
        var latest =
                channel.messages().descendingMap().values().stream()
                        .filter(message -> message.isVisibleTo(viewer))
                        .limit(MESSAGES_SHOWN)
                        .toList();
        var json = Json.array();
        latest.reversed().forEach(message -> json.add(message.json(viewer.id())));
        return json;
    }

    private ArrayNode commands(List<Command> all) {
        var json = Json.array();
        all.forEach(each -> json.add(each.json(world.bot().id(), true)));
        return json;
    }
}
