package io.jikimi.discord;

/** Something that Jikimi had to say in a channel of a guild got there. */
public record Delivered(long guildId, long channelId) {}
