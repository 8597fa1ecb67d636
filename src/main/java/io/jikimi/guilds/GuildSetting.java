package io.jikimi.guilds;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

/** What a guild has chosen for one setting. */
@Stored(
        as = "settings",
        whose = Whose.GUILD,
        guild = "guildId",
        naming = {"name", "chosen"})
@Entity
class GuildSetting {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private String name = "";
    private String chosen = "";

    GuildSetting() {}

    GuildSetting(long guildId, String name, String chosen) {
        this.guildId = guildId;
        this.name = name;
        this.chosen = chosen;
    }

    long guildId() {
        return guildId;
    }

    String name() {
        return name;
    }

    String chosen() {
        return chosen;
    }

    void choose(String other) {
        chosen = other;
    }
}
