package io.jikimi.web;

import io.jikimi.discord.ShardReport;
import io.jikimi.discord.ShardState;

import java.util.List;
import java.util.Locale;

/** The bot's state in a word, as the status page shows it first. */
enum Headline {
    CONNECTED,
    /** Others hold every shard. */
    STANDBY,
    CONNECTING,
    TROUBLED,
    WAITING,
    PARKED;

    static Headline of(List<ShardReport> shards) {
        if (shards.isEmpty()
                || shards.stream().anyMatch(shard -> shard.state() == ShardState.CONNECTING)) {
            return CONNECTING;
        }
        return shards.stream().allMatch(shard -> shard.state() == ShardState.CONNECTED)
                ? CONNECTED
                : TROUBLED;
    }

    /** The key of its words and the name of its colour. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
