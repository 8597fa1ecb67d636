package io.jikimi.discord;

import java.util.List;

/** Finds the people, channels and roles of a guild by what they are called. */
public interface Directory {

    /**
     * Somebody or something that could be meant.
     *
     * @param exact whether it is called just so, and not only begins like that
     */
    record Named(long id, String name, boolean exact) {}

    /** People whose name or nickname begins like this; a few at most. */
    List<Named> people(long guildId, String name);

    /** Channels, categories and threads of this name. */
    List<Named> channels(long guildId, String name);

    /** Roles of this name. */
    List<Named> roles(long guildId, String name);

    /** Whether there is such a channel, as far as this instance knows the guild. */
    boolean hasChannel(long guildId, long channelId);

    /** Whether Jikimi may write into it, as far as this instance knows the guild. */
    boolean mayWriteIn(long guildId, long channelId);

    /** Whether there is such a role, as far as this instance knows the guild. */
    boolean hasRole(long guildId, long roleId);
}
