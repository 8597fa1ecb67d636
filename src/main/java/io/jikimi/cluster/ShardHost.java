package io.jikimi.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where shards run: opens and ends their connections as the leases say. */
public interface ShardHost {

    /**
     * Runs exactly these shards: starts the missing ones and ends all others. One that is not held
     * yet keeps to itself what it hears until {@link #open}.
     */
    void run(Set<Shard> wanted);

    /** Whether a shard is connected and knows its guilds. */
    boolean isConnected(Shard shard);

    /** Whether shards can run here at all; no while the bot is parked. */
    boolean isAble();

    /** Whether Discord has been out of reach from here for long, and still is. */
    boolean isCutOff();

    /** Whether the day's identifies allow so many that are not necessary. */
    boolean mayMove(int shards);

    /**
     * Takes no more events of a shard, finishes those in hand within two seconds, and says what was
     * handled last, so that its successor leaves it out.
     */
    List<String> close(Shard shard);

    /** Begins to act for a shard, first on what it heard meanwhile, but for what was handled. */
    void open(Shard shard, Collection<String> handled);

    /** Which generation acts from now on. */
    void act(Generation generation);
}
