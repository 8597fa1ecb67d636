package io.jikimi.cluster;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Map;

/**
 * A living instance, as the balance sees it.
 *
 * @param id its name
 * @param leaving whether it takes no more shards and gives away those that it has
 * @param range the shards that are fixed for it, or null where it takes whatever there is
 * @param connected how many shards it has connected
 * @param loads how many shards of each generation it holds or is about to take over
 */
record Peer(
        String id,
        boolean leaving,
        @Nullable String range,
        int connected,
        Map<Long, Integer> loads) {

    static final Comparator<Peer> BY_NAME = Comparator.comparing(Peer::id);

    int load(long generation) {
        return loads.getOrDefault(generation, 0);
    }

    boolean takesAny() {
        return !leaving && range == null;
    }
}
