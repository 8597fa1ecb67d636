package io.jikimi.cluster;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the one statement of a beat gives, row by row. */
final class Rows {

    private final List<Generation> generations = new ArrayList<>();
    private final List<Held> mine = new ArrayList<>();
    private final List<Held> offered = new ArrayList<>();
    private final Map<String, Flags> peers = new HashMap<>();
    private final Map<String, Map<Long, Integer>> loads = new HashMap<>();
    private final Map<Long, Integer> free = new HashMap<>();

    void read(ResultSet row) throws SQLException {
        var generation = row.getLong("generation");
        var name = row.getString("name");
        var amount = row.getLong("amount");
        switch (row.getString("kind")) {
            case "GENERATION" ->
                    generations.add(
                            new Generation(
                                    generation, (int) amount, Generation.State.valueOf(name)));
            case "MINE" -> mine.add(held(row, amount));
            case "OFFERED" -> offered.add(held(row, 0));
            case "PEER" ->
                    peers.put(
                            name,
                            new Flags(
                                    row.getBoolean("flag"),
                                    row.getString("shard_range"),
                                    (int) amount));
            case "LOAD" ->
                    loads.computeIfAbsent(name, _ -> new HashMap<>()).put(generation, (int) amount);
            case "FREE" -> free.put(generation, (int) amount);
            default -> throw new IllegalStateException("A kind of row that nobody asked for");
        }
    }

    private static Held held(ResultSet row, long millis) throws SQLException {
        return new Held(
                row.getLong("generation"),
                row.getInt("shard_id"),
                row.getLong("epoch"),
                row.getString("name"),
                Duration.ofMillis(millis),
                row.getBoolean("flag"));
    }

    Map<Long, Integer> loads(String instance) {
        return loads.getOrDefault(instance, Map.of());
    }

    View view(Peer self) {
        generations.sort(Comparator.comparingLong(Generation::id));
        var totals = new HashMap<Long, Integer>();
        generations.forEach(one -> totals.put(one.id(), one.total()));
        var all = new ArrayList<Peer>();
        all.add(self);
        peers.forEach(
                (id, flags) ->
                        all.add(
                                new Peer(
                                        id,
                                        flags.leaving,
                                        flags.range,
                                        flags.connected,
                                        loads(id))));
        all.sort(Peer.BY_NAME);
        return new View(
                List.copyOf(generations),
                mine.stream()
                        .filter(one -> totals.containsKey(one.generation))
                        .map(one -> one.held(totals))
                        .toList(),
                offered.stream()
                        .filter(one -> totals.containsKey(one.generation))
                        .map(one -> one.shard(totals))
                        .toList(),
                List.copyOf(all),
                Map.copyOf(free));
    }

    private record Flags(boolean leaving, @Nullable String range, int connected) {}

    private record Held(
            long generation,
            int shardId,
            long epoch,
            @Nullable String successor,
            Duration offered,
            boolean prepared) {

        Shard shard(Map<Long, Integer> totals) {
            return new Shard(generation, shardId, totals.getOrDefault(generation, 0));
        }

        HeldShard held(Map<Long, Integer> totals) {
            return new HeldShard(new Lease(shard(totals), epoch), successor, offered, prepared);
        }
    }
}
