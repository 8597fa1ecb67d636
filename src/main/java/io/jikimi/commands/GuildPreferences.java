package io.jikimi.commands;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Locale;

/** What the desk has to know of a guild before it can understand anybody there. */
public interface GuildPreferences {

    /** What starts a command in a message of that guild. */
    String prefix(long guildId);

    /** The same from memory, without waiting for anything; null where it would have to be read. */
    @Nullable String rememberedPrefix(long guildId);

    /** What starts a command where there is no guild, or none has been chosen. */
    String usualPrefix();

    /** The language the guild has chosen, or null where Discord's own setting holds. */
    @Nullable Locale language(long guildId);

    /** The time zone in which times are understood there. */
    ZoneId zone(long guildId);
}
