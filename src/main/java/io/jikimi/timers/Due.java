package io.jikimi.timers;

import java.time.Instant;

/**
 * A timer whose moment has come.
 *
 * @param at when it was due, however often it has failed since
 * @param failures how often it has failed since then
 */
public record Due(Timer timer, Instant at, int failures) {}
