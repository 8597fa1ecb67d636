package io.jikimi.guilds;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** How often a guild's settings have changed; whoever changes them holds this row meanwhile. */
@Entity
@Table(name = "guild_settings")
class SettingsRevision {

    @Id private long guildId;
    private long revision;
    private Instant changedAt = Instant.EPOCH;

    SettingsRevision() {}

    SettingsRevision(long guildId, Instant now) {
        this.guildId = guildId;
        this.changedAt = now;
    }

    long guildId() {
        return guildId;
    }

    long revision() {
        return revision;
    }

    Instant changedAt() {
        return changedAt;
    }

    void advance(Instant now) {
        revision++;
        changedAt = now;
    }
}
