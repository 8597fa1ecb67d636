package io.jikimi.cluster;

import java.util.Collection;
import java.util.List;

/**
 * The leases of all instances. Every method is one statement or transaction, throws a {@link
 * org.springframework.dao.DataAccessException} where the database is away, and may then be asked
 * again.
 */
interface LeaseTable {

    /** Whether other instances may hold shards; if not, a lease never ends. */
    boolean isShared();

    /**
     * Says that this instance lives and what it carries, renews all its leases, and looks around:
     * one statement.
     */
    View beat(Load load);

    /** Makes sure that there is a split of the guilds; the given one counts if there is none. */
    void found(int total);

    /** The splits that are not closed. */
    List<Generation> generations();

    /** Begins a new split beside the one that acts; false where one is under way. */
    boolean reshard(int total);

    /** Gives up a split that is being prepared; false where there is none. */
    boolean abandon();

    /** Puts a new split in the place of all others, where no other instance lives. */
    boolean replace(int total);

    /** Takes at most so many free shards of a generation. */
    List<Lease> claim(Generation generation, int most);

    /** Takes those of the given shards that are free. */
    List<Lease> claim(Generation generation, Collection<Integer> ids);

    /** Who holds which of these shards, other than this instance, and lives. */
    List<String> holders(Generation generation, Collection<Integer> ids);

    /**
     * Asks another instance to take a shard over; false where it has so many already, or the shard
     * is no longer ours.
     */
    boolean offer(Lease lease, String successor, int most);

    /** Asks no more. */
    void withdraw(Lease lease);

    /** Says that a shard that was offered, or is of a generation being prepared, is connected. */
    void prepared(Shard shard);

    /** Gives a shard to its successor, under the next epoch; false where it is no longer ours. */
    boolean handOver(HeldShard held, List<String> tail);

    /** Gives a shard up, so that anybody may claim it at once. */
    void release(Lease lease, List<String> tail);

    /** What the former holder of a shard handled last. */
    List<String> tail(Shard shard);

    /** What all shards of a generation handled last. */
    List<String> tails(long generation);

    /**
     * Lets the split that acts finish once the next one is connected, and the next one act once the
     * former has finished.
     */
    void advance();

    /** Takes this instance off the list, and its leases with it. */
    void leave();

    /**
     * What an instance says of itself.
     *
     * @param shards how many shards are connected
     * @param guilds how many guilds they know
     * @param leaving whether it gives its shards away
     */
    record Load(int shards, int guilds, boolean leaving) {}
}
