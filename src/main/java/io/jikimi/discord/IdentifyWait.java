package io.jikimi.discord;

import java.time.Instant;

/**
 * Why a shard does not identify yet; it goes on by itself.
 *
 * @param reason why
 * @param until when it looks again at the earliest
 */
public record IdentifyWait(Reason reason, Instant until) {

    /** What a shard can wait for. */
    public enum Reason {
        /** Only those of the day's identifies are left that are never touched. */
        USED_UP,
        /**
         * The bot was started, or this shard connected, so often of late that it looks like a loop.
         */
        TOO_OFTEN
    }
}
