package io.jikimi.cluster;

/**
 * One split of the bot's guilds into shards.
 *
 * @param id a later one has a higher number
 * @param total how many shards it has
 * @param state how far it is
 */
public record Generation(long id, int total, State state) {

    /** From the first connection of a new split until the last of an old one. */
    public enum State {
        /** Its shards connect beside those that act. */
        PREPARING,
        /** Its shards act. */
        ACTIVE,
        /** Its shards finish what they have; those of the next one are all connected. */
        CLOSING,
        /** Its shards are gone. */
        CLOSED
    }
}
