package io.jikimi.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one beat showed of all instances.
 *
 * @param generations those that are not closed, oldest first
 * @param mine the shards that this instance holds
 * @param offered the shards that others ask this instance to take over
 * @param peers all living instances, this one among them
 * @param free how many shards of each generation nobody holds
 */
record View(
        List<Generation> generations,
        List<HeldShard> mine,
        List<Shard> offered,
        List<Peer> peers,
        Map<Long, Integer> free) {

    int free(long generation) {
        return free.getOrDefault(generation, 0);
    }

    /** The one whose shards act, or finish what they have. */
    Optional<Generation> acting() {
        return generations.stream()
                .filter(
                        one ->
                                one.state() == Generation.State.ACTIVE
                                        || one.state() == Generation.State.CLOSING)
                .findFirst();
    }

    /** Whether a shard is of the split that {@link #acting} gives, and that is in this state. */
    boolean isIn(Generation.State state, Shard shard) {
        return acting().filter(one -> one.id() == shard.generation() && one.state() == state)
                .isPresent();
    }

    Optional<Generation> preparing() {
        return generations.stream()
                .filter(one -> one.state() == Generation.State.PREPARING)
                .findFirst();
    }

    /**
     * Whether all that this instance sees of the next split is ready; until then it takes its time,
     * which may be hours.
     */
    boolean isAboutToAct() {
        var next = preparing().orElse(null);
        return next != null
                && free(next.id()) == 0
                && mine.stream()
                        .filter(held -> held.shard().generation() == next.id())
                        .allMatch(HeldShard::prepared);
    }

    /** Who could take what an instance has. */
    List<Peer> heirs(String instanceId) {
        return peers.stream()
                .filter(peer -> !peer.id().equals(instanceId) && peer.takesAny())
                .toList();
    }

    Peer peer(String instanceId) {
        return peers.stream()
                .filter(peer -> peer.id().equals(instanceId))
                .findFirst()
                .orElseThrow();
    }
}
