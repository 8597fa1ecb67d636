package io.jikimi.guilds;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** What a guild has chosen for itself; what it has not chosen is null. */
@Entity
class GuildSettings {

    @Id private long guildId;
    private @Nullable String prefix;
    private Instant changedAt = Instant.EPOCH;

    GuildSettings() {}

    GuildSettings(long guildId) {
        this.guildId = guildId;
    }

    Optional<String> prefix() {
        return Optional.ofNullable(prefix);
    }

    void usePrefix(String chosen, Instant now) {
        prefix = chosen;
        changedAt = now;
    }

    long guildId() {
        return guildId;
    }

    Instant changedAt() {
        return changedAt;
    }
}
