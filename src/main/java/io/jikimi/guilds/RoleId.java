package io.jikimi.guilds;

/** A role that a guild has chosen for something. */
public record RoleId(long value) {}
