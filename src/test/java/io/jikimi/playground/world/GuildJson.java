package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Writes guilds as Discord does: short for REST, whole for the gateway. */
public final class GuildJson {

    private static final List<String> ABSENT =
            List.of(
                    "icon",
                    "description",
                    "home_header",
                    "splash",
                    "discovery_splash",
                    "banner",
                    "application_id",
                    "afk_channel_id",
                    "widget_channel_id",
                    "max_presences",
                    "vanity_url_code",
                    "rules_channel_id",
                    "safety_alerts_channel_id",
                    "incidents_data");

    private GuildJson() {}

    public static ObjectNode of(Guild guild) {
        var json = Json.object().put("id", Json.id(guild.id())).put("name", guild.name());
        ABSENT.forEach(json::putNull);
        json.put("owner_id", Json.id(guild.ownerId())).put("region", "deprecated");
        json.put("preferred_locale", guild.locale().toLanguageTag());
        json.put("system_channel_id", Json.idOrNull(guild.systemChannelId()));
        json.put("public_updates_channel_id", Json.idOrNull(guild.newsChannelId()));
        json.put("system_channel_flags", 0).put("afk_timeout", 300).put("widget_enabled", false);
        json.put("verification_level", 1).put("default_message_notifications", 1);
        json.put("mfa_level", 0).put("explicit_content_filter", 2).put("max_members", 25_000_000);
        json.put("max_stage_video_channel_users", 50).put("max_video_channel_users", 25);
        json.put("premium_tier", 0).put("premium_subscription_count", 0);
        json.put("premium_progress_bar_enabled", false).put("nsfw", false).put("nsfw_level", 0);
        json.putArray("features");
        json.putArray("emojis");
        json.putArray("stickers");
        var roles = json.putArray("roles");
        guild.roles().forEach(role -> roles.add(role.json()));
        return json;
    }

    /** As GUILD_CREATE carries it. */
    public static ObjectNode whole(Guild guild, @Nullable Member self, boolean allMembers) {
        var json = of(guild);
        json.put("joined_at", Json.time(Snowflakes.timeOf(guild.id())));
        json.put("large", guild.members().size() > 250).put("unavailable", false);
        json.put("member_count", guild.members().size());
        var channels = json.putArray("channels");
        guild.channelsOnly().forEach(channel -> channels.add(ChannelJson.of(channel)));
        var threads = json.putArray("threads");
        var selfId = self == null ? 0 : self.user().id();
        guild.threads().stream()
                .filter(each -> !isArchived(each))
                .forEach(each -> threads.add(ChannelJson.ofThreadFor(each, selfId)));
        var members = json.putArray("members");
        if (allMembers) {
            guild.members().forEach(member -> members.add(member.json()));
        } else if (self != null) {
            members.add(self.json());
        }
        json.putArray("voice_states");
        json.putArray("presences");
        json.putArray("stage_instances");
        json.putArray("guild_scheduled_events");
        json.putArray("soundboard_sounds");
        return json;
    }

    // Of the others, Discord tells only who asks.
    private static boolean isArchived(Channel channel) {
        var thread = channel.thread();
        return thread != null && thread.isArchived();
    }
}
