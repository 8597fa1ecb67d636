package io.jikimi.cluster;

/**
 * That an instance is the one that acts for a shard.
 *
 * @param shard the shard
 * @param epoch its fencing number: whoever takes the shard over has a higher one
 */
public record Lease(Shard shard, long epoch) {}
