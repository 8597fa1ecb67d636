package io.jikimi.cluster;

import java.time.Duration;

/** Lets one shard of a bucket identify at a time, and none sooner than Discord allows. */
public interface IdentifyGate {

    /**
     * Enters if the bucket is free: zero means in, anything else how long to wait before asking
     * again.
     */
    Duration tryEnter(int bucket);

    /** How long the bucket is known to be closed yet, without asking anybody. */
    Duration closedFor(int bucket);

    /** To be called by whoever has entered, whether or not the shard could identify. */
    void leave(int bucket);
}
