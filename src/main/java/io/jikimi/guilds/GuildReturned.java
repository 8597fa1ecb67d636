package io.jikimi.guilds;

/** Jikimi is in a guild again that had removed it. */
public record GuildReturned(long guildId) {}
