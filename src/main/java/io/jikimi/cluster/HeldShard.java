package io.jikimi.cluster;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A shard's row, as this instance holds it.
 *
 * @param lease that it holds it
 * @param successor who prepares to take it over
 * @param offered how long the successor has been asked
 * @param prepared whether its successor is connected; in a generation that is being prepared,
 *     whether the shard itself is
 */
record HeldShard(Lease lease, @Nullable String successor, Duration offered, boolean prepared) {

    Shard shard() {
        return lease.shard();
    }
}
