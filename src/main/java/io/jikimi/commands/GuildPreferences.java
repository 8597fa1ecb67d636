package io.jikimi.commands;

import org.jspecify.annotations.Nullable;

/** What the desk has to know of a guild before it can understand anybody there. */
public interface GuildPreferences {

    /** What starts a command in a message of that guild. */
    String prefix(long guildId);

    /** The same from memory, without waiting for anything; null where it would have to be read. */
    @Nullable String rememberedPrefix(long guildId);

    /** What starts a command where there is no guild, or none has been chosen. */
    String usualPrefix();
}
