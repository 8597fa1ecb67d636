package io.jikimi.guilds;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.Instant;

/** That Jikimi is no longer in a guild, since when. */
@Stored(as = "departures", whose = Whose.GUILD, guild = "guildId")
@Entity
class GuildDeparture {

    @Id private long guildId;
    private Instant leftAt = Instant.EPOCH;

    GuildDeparture() {}

    GuildDeparture(long guildId, Instant leftAt) {
        this.guildId = guildId;
        this.leftAt = leftAt;
    }

    long guildId() {
        return guildId;
    }

    Instant leftAt() {
        return leftAt;
    }
}
