package io.jikimi.guilds;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One change of one setting: who, when, from what to what, and by which way. */
@Stored(
        as = "settings-history",
        whose = Whose.GUILD,
        guild = "guildId",
        people = @Person(field = "changedBy", erased = OnErase.BECOMES_NOBODY),
        naming = {"name", "before", "after"})
@Entity
@Table(name = "guild_setting_change")
class SettingChange {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private String name = "";
    private @Nullable String before;
    private @Nullable String after;
    private long changedBy;
    private Instant changedAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    private Author.Source source = Author.Source.COMMAND;

    SettingChange() {}

    SettingChange(
            long guildId,
            String name,
            @Nullable String before,
            @Nullable String after,
            Author author,
            Instant now) {
        this.guildId = guildId;
        this.name = name;
        this.before = before;
        this.after = after;
        this.changedBy = author.userId();
        this.changedAt = now;
        this.source = author.source();
    }

    long id() {
        return id == null ? 0 : id;
    }

    String name() {
        return name;
    }

    @Nullable String before() {
        return before;
    }

    @Nullable String after() {
        return after;
    }

    long changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    Author.Source source() {
        return source;
    }
}
