package io.jikimi.stored;

/** All of a guild has been erased: whoever remembers something of it forgets it now. */
public record GuildErased(long guildId) {}
