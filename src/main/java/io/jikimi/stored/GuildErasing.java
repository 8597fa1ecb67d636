package io.jikimi.stored;

/**
 * All of a guild is about to be erased, in the transaction that is open. Whoever keeps a row that
 * lingers marks it now; whoever changes a guild's data under a lock takes that lock.
 */
public record GuildErasing(long guildId) {}
