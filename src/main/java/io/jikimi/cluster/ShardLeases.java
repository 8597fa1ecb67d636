package io.jikimi.cluster;

import java.time.Duration;
import java.util.List;

/** Says whether this instance is the one that acts for a shard; asked before every event. */
public interface ShardLeases {

    /** Whether this instance acts for a shard of the split that acts, at this moment. */
    boolean holds(int shardId);

    /** The epoch under which this instance acts for a shard, or 0 where it does not. */
    long epoch(int shardId);

    /** The same, for a shard of whatever split. */
    long epoch(Shard shard);

    /** The shards for which this instance acts at this moment, of the split that acts. */
    List<Lease> serving();

    /** Whether there may be other instances, that act for what this one does not. */
    boolean areShared();

    /** How many shards are this instance's own, whether or not it may act for them just now. */
    int held();

    /** How this instance stands to a shard that runs here. */
    Standing standing(Shard shard);

    /** Waits while a shard is suspended, but not longer than that. */
    Standing await(Shard shard, Duration atMost) throws InterruptedException;

    /** How an instance stands to a shard. */
    enum Standing {
        /** It acts for the shard. */
        ACTING,
        /** Its lease has run out while the database was away; nobody knows yet who acts. */
        SUSPENDED,
        /** It prepares to act, or has just stopped to. */
        WAITING,
        /** Another one acts, or may. */
        LOST
    }
}
