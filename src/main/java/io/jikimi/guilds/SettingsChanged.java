package io.jikimi.guilds;

/** A guild has chosen something else, here or by way of another instance. */
public record SettingsChanged(long guildId) {}
