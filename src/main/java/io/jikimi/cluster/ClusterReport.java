package io.jikimi.cluster;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Who holds which shard since when, as an operator sees it.
 *
 * @param complete whether the database answered; else it is only what this instance knows
 * @param self the instance that says so
 * @param splits those that are not closed, oldest first
 * @param instances by name; those that ended without a word are among them for some minutes
 * @param shards those of all splits, by split and number
 * @param history who took which shard last, newest first
 */
public record ClusterReport(
        boolean complete,
        String self,
        List<Generation> splits,
        List<OneInstance> instances,
        List<OneShard> shards,
        List<OneLease> history) {

    /**
     * An instance.
     *
     * @param release what it runs
     * @param lagMillis how long ago the database last heard of it
     * @param living whether it may still be counted on
     * @param leaving whether it gives its shards away
     * @param fixed the shards that are fixed for it, or null where it takes its share
     * @param shards how many it has connected
     */
    public record OneInstance(
            String id,
            @Nullable String release,
            Instant startedAt,
            @Nullable Long lagMillis,
            boolean living,
            boolean leaving,
            @Nullable String fixed,
            int shards,
            int guilds) {}

    /**
     * A shard.
     *
     * @param split the split that it belongs to
     * @param owner who holds it, or held it last
     * @param free whether anybody may take it
     * @param since since when it is held
     * @param until when the lease ends if it is not renewed; null where leases do not end
     * @param successor who prepares to take it over
     */
    public record OneShard(
            long split,
            int id,
            @Nullable String owner,
            boolean free,
            long epoch,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String successor) {}

    /** That an instance took a shard. */
    public record OneLease(long split, int shard, long epoch, String owner, Instant takenAt) {}
}
