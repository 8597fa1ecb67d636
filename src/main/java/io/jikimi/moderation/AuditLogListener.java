package io.jikimi.moderation;

import io.jikimi.discord.AuditEntry;
import io.jikimi.discord.Selective;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.GuildAuditLogEntryCreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.stereotype.Component;

/** Hears of what was done to people by hand; Discord tells it to those who see the audit log. */
@Component
class AuditLogListener extends ListenerAdapter implements Selective {

    private final ManualActs manual;
    private final Names names;

    AuditLogListener(ManualActs manual, Names names) {
        this.manual = manual;
        this.names = names;
    }

    @Override
    public boolean wants(GenericEvent event) {
        return event instanceof GuildAuditLogEntryCreateEvent entry
                && entry.getEntry().getUserIdLong() != event.getJDA().getSelfUser().getIdLong()
                && AuditEntry.of(entry.getEntry()).isPresent();
    }

    @Override
    public void onGuildAuditLogEntryCreate(GuildAuditLogEntryCreateEvent event) {
        var self = event.getJDA().getSelfUser().getIdLong();
        var guildId = event.getGuild().getIdLong();
        AuditEntry.of(event.getEntry())
                .filter(entry -> entry.actorId() != self)
                .ifPresent(entry -> manual.take(guildId, entry, self, names.of(entry.targetId())));
    }
}
