package io.jikimi.cluster;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An instance as it stands in the list of instances.
 *
 * @param id its name, new at each start
 * @param startedAt when it was started
 * @param release what it runs
 * @param range the shards that are fixed for it, or null where it takes whatever there is
 */
record Member(String id, Instant startedAt, String release, @Nullable String range) {}
