package io.jikimi.channels;

import io.jikimi.commands.Noticeboard;
import io.jikimi.commands.Noticeboard.Spot;
import io.jikimi.commands.Noticeboard.Undeliverable;
import io.jikimi.commands.Reply;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.guilds.ServerSettings;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes into the guild's log channel what was done to its channels, and by whom. */
@Component
class ChannelLog {

    private static final Logger log = LoggerFactory.getLogger(ChannelLog.class);

    private final GuildSettings guilds;
    private final Noticeboard board;

    ChannelLog(GuildSettings guilds, Noticeboard board) {
        this.guilds = guilds;
        this.board = board;
    }

    /**
     * Writes an entry.
     *
     * @param nonce names the entry: written again within minutes, it is there once
     * @return where it stands, or null where no log channel is chosen or nothing can be said there
     */
    @Nullable Spot write(long guildId, String nonce, Reply.Message entry) {
        var chosen = guilds.of(guildId, ServerSettings.GROUP).logChannel();
        if (chosen == null) {
            return null;
        }
        try {
            return board.post(guildId, chosen.value(), nonce, entry);
        } catch (Undeliverable toldByAnAlert) {
            return null;
        } catch (RuntimeException failure) {
            log.warn("The log of guild {} lacks an entry: {}", guildId, failure.toString());
            return null;
        }
    }

    /** Changes an entry, or writes it anew where it is gone. */
    void change(long guildId, Spot spot, String nonce, Reply.Message entry) {
        try {
            if (!board.change(guildId, spot, false, entry)) {
                write(guildId, nonce, entry);
            }
        } catch (RuntimeException failure) {
            log.warn("The log of guild {} has an old entry: {}", guildId, failure.toString());
        }
    }
}
