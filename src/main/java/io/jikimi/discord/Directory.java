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
}
