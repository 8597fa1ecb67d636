package io.jikimi.timers;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A timer whose moment has passed without its being done.
 *
 * @param dueAt when it was due
 * @param nextTry when it is tried again
 * @param failures how often it has failed
 * @param problem what was in the way the last time, or null where it was not tried yet
 */
public record Overdue(
        Timer timer, Instant dueAt, Instant nextTry, int failures, @Nullable String problem) {}
