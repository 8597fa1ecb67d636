package io.jikimi.guilds;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** How often a guild's settings have changed; whoever changes them holds this row meanwhile. */
@Stored(
        as = "settings-revision",
        whose = Whose.GUILD,
        kept = @Kept(after = "erasedAt", hours = 1),
        guild = "guildId",
        lingers = true)
@Entity
@Table(name = "guild_settings")
class SettingsRevision {

    @Id private long guildId;
    private long revision;
    private Instant changedAt = Instant.EPOCH;
    private @Nullable Instant erasedAt;

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
        erasedAt = null;
    }
}
