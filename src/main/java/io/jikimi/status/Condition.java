package io.jikimi.status;

import java.util.Locale;

/** How the bot is, or has been. Of those without a shard, the first that any instance is counts. */
public enum Condition {
    /** Every shard is connected. */
    CONNECTED,
    /** Some shards are connected and some are not. */
    PARTLY,
    /** Discord has refused the bot for good. */
    PARKED,
    /** It waits before it identifies, to save those that Discord allows in a day. */
    WAITING,
    /** It was connected and is on its way back. */
    RECONNECTING,
    /** It is on its way to its first connection. */
    CONNECTING,
    /** No instance ran. */
    DOWN;

    /** The last part of the key of its words. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
