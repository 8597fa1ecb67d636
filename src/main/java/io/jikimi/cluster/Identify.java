package io.jikimi.cluster;

import java.time.Instant;

/**
 * One IDENTIFY, of which Discord allows so many in a day.
 *
 * @param id its own name
 * @param instance which process sent it
 * @param shard for which shard
 * @param sentAt just before it was sent
 * @param planned whether another instance went on to serve the shard meanwhile
 */
public record Identify(String id, String instance, int shard, Instant sentAt, boolean planned) {}
