package io.jikimi.discord;

/** How a shard is, judged by what was last heard of it. */
public enum ShardState {
    /** On its way to its first connection. */
    CONNECTING,
    /** Connected, and Discord acknowledges its heartbeats. */
    CONNECTED,
    /** Was connected and is on its way back. */
    RECONNECTING,
    /** Says that it is connected, or almost, but nothing has been heard of it for minutes. */
    WEDGED,
    /** Ended, by us or by Discord. */
    STOPPED
}
