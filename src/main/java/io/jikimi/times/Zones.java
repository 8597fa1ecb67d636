package io.jikimi.times;

import io.jikimi.commands.GuildPreferences;
import io.jikimi.commands.Invocation.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** In which time zone somebody's times are understood: their own, else the guild's, else UTC. */
@Service
public class Zones {

    private final PersonZoneRepository zones;
    private final GuildPreferences guilds;

    Zones(PersonZoneRepository zones, GuildPreferences guilds) {
        this.zones = zones;
        this.guilds = guilds;
    }

    /** The zone that holds for somebody where they are. */
    public ZoneId of(Caller caller) {
        var own = own(caller.userId());
        return own == null ? ofGuild(caller.guildId()) : own;
    }

    /** The zone of a guild, or UTC where there is none. */
    public ZoneId ofGuild(@Nullable Long guildId) {
        return guildId == null ? ZoneOffset.UTC : guilds.zone(guildId);
    }

    /** What people call a zone. */
    public static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** The zone that somebody has chosen, or null. */
    public @Nullable ZoneId own(long userId) {
        return zones.findById(userId).map(PersonZone::zone).orElse(null);
    }

    @Transactional
    void choose(long userId, ZoneId zone) {
        zones.save(new PersonZone(userId, zone));
    }

    @Transactional
    void forget(long userId) {
        zones.deleteById(userId);
    }
}
