package io.jikimi.cluster;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who should hold how many shards of a generation. Each instance asks for itself, from the same
 * rows, so that nobody needs to lead.
 */
final class Balance {

    /** More could not identify in the time until the next beat. */
    private static final int CLAIMED_AT_ONCE = 32;

    private final long generation;
    private final int free;
    private final Peer self;
    private final List<Peer> others;
    private final int floor;
    private final boolean uneven;

    Balance(Generation generation, View view, Peer self) {
        this.generation = generation.id();
        this.free = view.free(generation.id());
        this.self = self;
        this.others = view.heirs(self.id());
        var fixed =
                view.peers().stream()
                        .filter(peer -> peer.range() != null)
                        .mapToInt(peer -> peer.load(generation.id()))
                        .sum();
        var takers = others.size() + (self.takesAny() ? 1 : 0);
        var shared = generation.total() - fixed;
        this.floor = takers == 0 ? 0 : shared / takers;
        this.uneven = takers > 0 && shared % takers > 0;
    }

    /** The most that an instance should hold. */
    int ceiling() {
        return uneven ? floor + 1 : floor;
    }

    /** How many free shards to take now: the rest is for instances that have fewer. */
    int toClaim() {
        if (!self.takesAny() || free == 0) {
            return 0;
        }
        var load = self.load(generation);
        var belowFloor = Math.max(0, floor - load);
        var missingElsewhere =
                others.stream().mapToInt(peer -> Math.max(0, floor - peer.load(generation))).sum();
        var spare = free - missingElsewhere - belowFloor;
        var more = spare > 0 && Math.max(load, floor) < ceiling() ? 1 : 0;
        return Math.min(Math.min(free, CLAIMED_AT_ONCE), belowFloor + more);
    }

    /** How many we hold that others should. */
    int surplus() {
        return others.isEmpty() ? 0 : Math.max(0, self.load(generation) - ceiling());
    }

    /** Who should take a shard of ours over; null where all is as even as it can be. */
    @Nullable Peer receiver() {
        var least = others.stream().mapToInt(peer -> peer.load(generation)).min().orElse(0);
        // Not all who give at this moment should give to the same one.
        var needy =
                others.stream()
                        .filter(peer -> peer.load(generation) == least)
                        .sorted(Peer.BY_NAME)
                        .toList();
        if (needy.isEmpty() || free > 0 || self.load(generation) - least < 2) {
            return null;
        }
        return needy.get(Math.floorMod(self.id().hashCode(), needy.size()));
    }
}
