package io.jikimi.cluster;

import java.time.Instant;

/**
 * This process among those that run the same bot.
 *
 * @param id its name, new at each start
 * @param startedAt when it was started
 */
public record Instance(String id, Instant startedAt) {}
