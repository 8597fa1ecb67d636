package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each guild's audit log tells of acts on people: who, whom and why. */
public final class AuditLog {

    static final int KICK = 20;
    static final int BAN = 22;
    static final int UNBAN = 23;
    private static final int MEMBER_UPDATE = 24;

    private final World world;
    private final Map<Long, List<ObjectNode>> entries = new HashMap<>();

    AuditLog(World world) {
        this.world = world;
    }

    /** The entries of a guild, newest first. */
    public List<ObjectNode> of(Guild guild) {
        return world.alone(() -> List.copyOf(entries.getOrDefault(guild.id(), List.of())));
    }

    void note(int type, User who, Guild guild, User whom, @Nullable String reason) {
        add(guild, entry(type, who, whom, reason));
    }

    void noteTimeout(User who, Member member, @Nullable Instant until, @Nullable String reason) {
        var entry = entry(MEMBER_UPDATE, who, member.user(), reason);
        var change = entry.putArray("changes").addObject();
        change.put("key", "communication_disabled_until");
        if (until != null) {
            change.put("new_value", Json.time(until));
        }
        add(member.guild(), entry);
    }

    private ObjectNode entry(int type, User who, User whom, @Nullable String reason) {
        var entry = Json.object().put("id", Json.id(world.snowflakes().at(world.now())));
        entry.put("action_type", type).put("user_id", Json.id(who.id()));
        entry.put("target_id", Json.id(whom.id()));
        if (reason != null && !reason.isEmpty()) {
            entry.put("reason", reason);
        }
        return entry;
    }

    private void add(Guild guild, ObjectNode entry) {
        entries.computeIfAbsent(guild.id(), _ -> new ArrayList<>()).addFirst(entry);
        var bot = guild.member(world.bot().id());
        if (bot != null && Permission.VIEW_AUDIT_LOG.in(world.permissions().of(bot))) {
            var data = entry.deepCopy().put("guild_id", Json.id(guild.id()));
            var type = "GUILD_AUDIT_LOG_ENTRY_CREATE";
            world.tell(Change.of(type, guild.id(), data, Intent.GUILD_MODERATION));
        }
    }
}
