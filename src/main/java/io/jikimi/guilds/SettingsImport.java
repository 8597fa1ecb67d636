package io.jikimi.guilds;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** A file of settings that somebody has shown, and that waits to be applied. */
@Stored(
        as = "settings-import",
        whose = Whose.GUILD,
        kept = @Kept(after = "expiresAt"),
        guild = "guildId",
        people = @Person(field = "askedBy", erased = OnErase.ROW_GOES),
        naming = "body")
@Entity
@Table(name = "guild_settings_import")
class SettingsImport {

    @Id private String id = "";
    private long guildId;
    private long askedBy;
    private long revision;
    private String body = "";
    private Instant expiresAt = Instant.EPOCH;

    SettingsImport() {}

    SettingsImport(
            String id, long guildId, long askedBy, long revision, String body, Instant expiresAt) {
        this.id = id;
        this.guildId = guildId;
        this.askedBy = askedBy;
        this.revision = revision;
        this.body = body;
        this.expiresAt = expiresAt;
    }

    String id() {
        return id;
    }

    long guildId() {
        return guildId;
    }

    long askedBy() {
        return askedBy;
    }

    long revision() {
        return revision;
    }

    String body() {
        return body;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
