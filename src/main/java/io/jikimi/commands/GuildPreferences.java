package io.jikimi.commands;

/** What the desk has to know of a guild before it can understand anybody there. */
public interface GuildPreferences {

    /** What starts a command in a message of that guild. */
    String prefix(long guildId);

    /** What starts a command where there is no guild, or none has been chosen. */
    String usualPrefix();
}
