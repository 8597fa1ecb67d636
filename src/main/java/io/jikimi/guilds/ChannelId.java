package io.jikimi.guilds;

/** A channel that a guild has chosen for something. */
public record ChannelId(long value) {}
