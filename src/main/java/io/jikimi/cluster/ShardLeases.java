package io.jikimi.cluster;

/** Says whether this instance is the one that acts for a shard; asked before every event. */
@FunctionalInterface
public interface ShardLeases {

    boolean holds(int shardId);
}
