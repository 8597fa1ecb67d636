package io.jikimi.playground.world;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Writes INTERACTION_CREATE as the gateway carries it. */
final class InteractionPayload {

    private final World world;

    InteractionPayload(World world) {
        this.world = world;
    }

    ObjectNode of(Interaction interaction, ObjectNode data) {
        var person = interaction.person();
        var channel = interaction.channel();
        var guild = channel.guild();
        var json = Json.object().put("version", 1).put("type", interaction.type());
        json.put("id", Json.id(interaction.id())).put("token", interaction.token());
        json.put("application_id", Json.id(world.bot().id()));
        json.set("data", data);
        json.put("channel_id", Json.id(channel.id()));
        var where = ChannelJson.of(channel);
        where.put("permissions", permissions(person, channel));
        json.set("channel", where);
        json.put("locale", person.language()).put("attachment_size_limit", 10_485_760);
        json.put("app_permissions", permissions(world.bot(), channel));
        json.putArray("entitlements");
        json.put("context", guild == null ? 1 : 0);
        json.putObject("authorizing_integration_owners").put("0", Json.id(channel.guildId()));
        if (guild == null) {
            json.set("user", person.json());
        } else {
            addGuild(json, guild);
            var member = guild.memberOrUnknown(person.id()).json();
            json.set("member", member.put("permissions", permissions(person, channel)));
        }
        if (interaction.source != null) {
            json.set("message", interaction.source.json(world.bot().id()));
        }
        return json;
    }

    private static void addGuild(ObjectNode json, Guild guild) {
        var language = guild.locale().toLanguageTag();
        json.put("guild_id", Json.id(guild.id())).put("guild_locale", language);
        var short_ = json.putObject("guild").put("id", Json.id(guild.id()));
        short_.put("locale", language).putArray("features");
    }

    private String permissions(User user, Channel channel) {
        return Long.toString(world.permissions().of(user, channel));
    }

    /** Full descriptions of the things that options or choices name by id. */
    ObjectNode resolved(Channel channel, List<Long> ids) {
        var resolved = Json.object();
        var guild = channel.guild();
        for (var id : ids) {
            var key = Json.id(id);
            var user = world.userIfKnown(id);
            if (user != null) {
                resolved.withObjectProperty("users").set(key, user.json());
                var member = guild == null ? null : guild.member(id);
                if (member != null) {
                    var bare = member.bareJson();
                    bare.put("permissions", Long.toString(world.permissions().of(member)));
                    resolved.withObjectProperty("members").set(key, bare);
                }
            }
            var role = guild == null ? null : guild.role(id);
            if (role != null) {
                resolved.withObjectProperty("roles").set(key, role.json());
            }
            if (guild != null) {
                guild.channels().stream()
                        .filter(each -> each.id() == id)
                        .forEach(each -> addChannel(resolved, each));
            }
        }
        return resolved;
    }

    private void addChannel(ObjectNode resolved, Channel channel) {
        var json = ChannelJson.of(channel).put("permissions", permissions(world.bot(), channel));
        resolved.withObjectProperty("channels").set(Json.id(channel.id()), json);
    }
}
