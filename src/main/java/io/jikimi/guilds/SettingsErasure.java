package io.jikimi.guilds;

import io.jikimi.stored.GuildErased;
import io.jikimi.stored.GuildErasing;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** Has every instance forget the settings of a guild that is erased. */
@Component
class SettingsErasure {

    private final SettingsRevisionRepository revisions;
    private final GuildSettings settings;
    private final Clock clock;

    SettingsErasure(SettingsRevisionRepository revisions, GuildSettings settings, Clock clock) {
        this.revisions = revisions;
        this.settings = settings;
        this.clock = clock;
    }

    // Whoever changes settings holds this row, so their change comes wholly before or after.
    @EventListener
    void on(GuildErasing guild) {
        revisions.erase(guild.guildId(), clock.instant());
    }

    @EventListener
    void on(GuildErased guild) {
        settings.forget(guild.guildId());
    }
}
