package io.jikimi.discord;

import io.jikimi.cluster.Identify;
import io.jikimi.discord.IdentifyWait.Reason;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many identifies a day still has, by Discord's figure and by our own count, whichever is
 * lower, and how fast they may be used.
 *
 * @param answer what Discord said
 * @param lastDay what all instances have sent since this time yesterday, oldest first
 * @param self this process
 */
record IdentifyDay(GatewayAnswer answer, List<Identify> lastDay, String self) {

    /** A twentieth is never touched: Discord resets the token of a bot that uses all. */
    private static final int KEPT_BACK = 20;

    /** A quarter is for what cannot be planned. */
    private static final int FOR_EMERGENCIES = 4;

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Starts after which a shard waits, so that a process that dies at once does not use up the
     * day.
     */
    private static final List<Pace> STARTS =
            List.of(
                    new Pace(5, Duration.ofMinutes(10)),
                    new Pace(12, Duration.ofHours(1)),
                    new Pace(48, DAY));

    /** How often one process may bring the same shard up anew. */
    private static final Pace RECONNECTS = new Pace(30, Duration.ofHours(1));

    /** How many may still be sent, those included that never are. */
    int left() {
        return Math.min(leftByDiscord(), leftByUs());
    }

    /**
     * Why a shard must not identify yet that another instance goes on to serve, or empty if it may.
     */
    Optional<IdentifyWait> waitOfMove() {
        return usedUpUntil().map(until -> new IdentifyWait(Reason.USED_UP, until));
    }

    /** Why this shard must not identify yet, or empty if it may. */
    Optional<IdentifyWait> waitOf(int shardId, Instant now) {
        return usedUpUntil()
                .map(until -> new IdentifyWait(Reason.USED_UP, until))
                .or(
                        () ->
                                tooOftenUntil(shardId, now)
                                        .map(until -> new IdentifyWait(Reason.TOO_OFTEN, until)));
    }

    /** Whether all shards may be started anew although nobody has ended them. */
    boolean allowsRestart(int shards) {
        return left() - shards >= Math.max(answer.total() / FOR_EMERGENCIES, 2 * shards);
    }

    /** Whether so many may be used for what only makes things more even. */
    boolean allowsMove(int moved, int shards, Instant now) {
        // Once Discord's day is over, what it said of it is, too.
        var left = now.isBefore(answer.resetAt()) ? left() : leftByUs();
        return left - moved >= Math.max(answer.total() / FOR_EMERGENCIES, 2 * shards);
    }

    private int leftByDiscord() {
        var since = lastDay.stream().filter(one -> !one.sentAt().isBefore(answer.heardAt()));
        return answer.remaining() - (int) since.count();
    }

    private int leftByUs() {
        return answer.total() - lastDay.size();
    }

    private Optional<Instant> usedUpUntil() {
        var reserve = answer.total() / KEPT_BACK;
        var ends = new ArrayList<Instant>();
        if (leftByDiscord() <= reserve) {
            ends.add(answer.resetAt());
        }
        if (leftByUs() <= reserve) {
            ends.add(lastDay.get(reserve - leftByUs()).sentAt().plus(DAY));
        }
        return ends.stream().max(Comparator.naturalOrder());
    }

    private Optional<Instant> tooOftenUntil(int shardId, Instant now) {
        var byProcess =
                lastDay.stream()
                        .filter(one -> one.shard() == shardId && !one.planned())
                        .collect(Collectors.groupingBy(Identify::instance));
        var own = byProcess.getOrDefault(self, List.of()).stream().map(Identify::sentAt);
        byProcess.remove(self);
        var starts = byProcess.values().stream().map(all -> all.getFirst().sentAt()).sorted();
        return longest(STARTS, starts.toList(), now)
                .or(() -> longest(List.of(RECONNECTS), own.toList(), now));
    }

    private static Optional<Instant> longest(List<Pace> paces, List<Instant> times, Instant now) {
        return paces.stream()
                .flatMap(pace -> pace.fullUntil(times, now).stream())
                .max(Comparator.naturalOrder());
    }

    /** So many in so long a time. */
    private record Pace(int most, Duration within) {

        /** When there is room again; empty while there is. */
        Optional<Instant> fullUntil(List<Instant> times, Instant now) {
            return times.size() < most
                    ? Optional.empty()
                    : Optional.of(times.get(times.size() - most).plus(within))
                            .filter(now::isBefore);
        }
    }
}
