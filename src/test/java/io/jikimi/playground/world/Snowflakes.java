package io.jikimi.playground.world;

import java.time.Duration;
import java.time.Instant;

/**
 * Gives ids as Discord does: each tells when it was made, and each is larger than the one before.
 */
public final class Snowflakes {

    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    private static final int TIME_SHIFT = 22;

    private long last;
    private long lastAt;
    private long lastOld = of(System.currentTimeMillis() - Duration.ofDays(30).toMillis());

    /** An id of this moment: real time, since JDA computes from it when an interaction expires. */
    public synchronized long next() {
        last = Math.max(last + 1, of(System.currentTimeMillis()));
        return last;
    }

    /** An id of that moment, which is never before the last one asked for. */
    public synchronized long at(Instant moment) {
        lastAt = Math.max(lastAt + 1, of(moment.toEpochMilli()));
        return lastAt;
    }

    /** An id of some weeks ago, for what was there before the playground was started. */
    public synchronized long older() {
        return ++lastOld;
    }

    /** The same in a millisecond of its own, so that guilds are spread evenly over shards. */
    public synchronized long olderGuild() {
        lastOld = ((lastOld >>> TIME_SHIFT) + 1) << TIME_SHIFT;
        return lastOld;
    }

    public static Instant timeOf(long id) {
        return Instant.ofEpochMilli((id >>> TIME_SHIFT) + DISCORD_EPOCH);
    }

    private static long of(long millis) {
        return (millis - DISCORD_EPOCH) << TIME_SHIFT;
    }
}
