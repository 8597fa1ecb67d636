package io.jikimi.discord;

import net.dv8tion.jda.api.JDA;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What was last heard of one shard. JDA's own status alone says connected for hours after a shard
 * has fallen silent.
 */
final class ShardPulse {

    /** JDA itself cuts a connection after two missed heartbeats, about two minutes. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(150);

    /** READY is followed by the guilds within JDA's own limit of 75 seconds, and then some. */
    static final Duration STUCK_LOADING_AFTER = Duration.ofMinutes(3);

    private JDA.Status status = JDA.Status.INITIALIZING;
    private Instant statusSince;
    private Instant since;
    private boolean everConnected;
    private boolean toldLost;
    private @Nullable Instant heardAt;
    private @Nullable Duration ping;
    private @Nullable Integer closeCode;

    ShardPulse(Instant now) {
        statusSince = now;
        since = now;
    }

    synchronized void changed(JDA.Status next, Instant now) {
        if (rank(next) != rank(status)) {
            since = now;
        }
        if (next == JDA.Status.CONNECTED) {
            everConnected = true;
            toldLost = false;
            heardAt = now;
        }
        status = next;
        statusSince = now;
    }

    synchronized void acknowledged(Duration took, Instant now) {
        heardAt = now;
        ping = took;
    }

    /** Notes why a connection ended; true for the first time since the shard was connected. */
    synchronized boolean closed(int code) {
        closeCode = code;
        var first = !toldLost;
        toldLost = true;
        return first;
    }

    synchronized ShardState state(Instant now) {
        return switch (status) {
            case CONNECTED ->
                    isOlder(heardAt, SILENT_AFTER, now) ? ShardState.WEDGED : ShardState.CONNECTED;
            case SHUTTING_DOWN, SHUTDOWN, FAILED_TO_LOGIN -> ShardState.STOPPED;
            case LOADING_SUBSYSTEMS ->
                    isOlder(statusSince, STUCK_LOADING_AFTER, now) ? ShardState.WEDGED : underway();
            default -> underway();
        };
    }

    synchronized @Nullable Duration ping() {
        return ping;
    }

    synchronized ShardReport report(int id, int total, int guilds, Instant now) {
        var heard = heardAt == null ? null : Duration.between(heardAt, now);
        return new ShardReport(id, total, state(now), since, heard, ping, guilds, closeCode);
    }

    private ShardState underway() {
        return everConnected ? ShardState.RECONNECTING : ShardState.CONNECTING;
    }

    private static boolean isOlder(@Nullable Instant at, Duration limit, Instant now) {
        return at != null && at.plus(limit).isBefore(now);
    }

    // A shard that tries again passes through many statuses; people ask since when it is away.
    private static int rank(JDA.Status status) {
        return switch (status) {
            case CONNECTED -> 1;
            case SHUTTING_DOWN, SHUTDOWN, FAILED_TO_LOGIN -> 2;
            default -> 0;
        };
    }
}
