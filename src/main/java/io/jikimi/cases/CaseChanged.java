package io.jikimi.cases;

/** A case was opened or has changed. */
public record CaseChanged(long guildId, long number) {}
