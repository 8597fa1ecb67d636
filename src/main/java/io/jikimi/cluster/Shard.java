package io.jikimi.cluster;

/**
 * A part of the bot's guilds, for which one connection to the gateway stands.
 *
 * @param generation which split of the guilds it belongs to; a later one has a higher number
 * @param id its number, from 0
 * @param total how many shards that split has
 */
public record Shard(long generation, int id, int total) {

    @Override
    public String toString() {
        return generation == 1 ? String.valueOf(id) : id + "/" + total;
    }
}
