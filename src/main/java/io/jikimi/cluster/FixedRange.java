package io.jikimi.cluster;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The shards that an operator has fixed for this instance; empty where it takes its share. */
final class FixedRange {

    private final SortedSet<Integer> ids;
    private final int total;
    private final Overlap overlap;

    /**
     * @param ids their numbers
     * @param total of how many
     */
    FixedRange(SortedSet<Integer> ids, int total, Overlap overlap) {
        this.total = total;
        this.ids = new TreeSet<>(ids);
        this.overlap = overlap;
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Takes what is free of them, but nothing while another living instance holds one. */
    List<Lease> claim(LeaseTable table, Generation generation, View seen) {
        if (generation.total() != total) {
            if (!table.replace(total)) {
                overlap.otherTotal(generation.total());
            }
            return List.of();
        }
        var mine = seen.mine().stream().map(held -> held.shard().id()).collect(Collectors.toSet());
        var missing = ids.stream().filter(id -> !mine.contains(id)).toList();
        if (missing.isEmpty()) {
            overlap.over();
            return List.of();
        }
        var holders = table.holders(generation, missing);
        if (!holders.isEmpty()) {
            overlap.found(missing, holders);
            return List.of();
        }
        overlap.over();
        return table.claim(generation, missing);
    }

    /** Is told that shards which are fixed for this instance are held by another one. */
    interface Overlap {

        void found(List<Integer> shards, List<String> holders);

        /** Others live, and have split the guilds into another number of shards. */
        void otherTotal(int total);

        void over();
    }
}
