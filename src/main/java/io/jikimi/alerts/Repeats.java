package io.jikimi.alerts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts in memory what happens again within a minute, so that it may happen often for nothing. */
@Component
class Repeats {

    /**
     * How often something has happened.
     *
     * @param written when that was last written down
     * @param unwritten how often it has happened since
     */
    record Tally(Instant written, long unwritten, Instant last) {}

    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MOST_GUILDS = 10_000;

    private final Clock clock;
    private final Cache<Long, Map<Problem, Tally>> guilds =
            Caffeine.newBuilder().maximumSize(MOST_GUILDS).build();

    Repeats(Clock clock) {
        this.clock = clock;
    }

    /** It has happened; what is unwritten of the answer is to be written down now. */
    synchronized Tally add(long guildId, Problem problem) {
        var now = clock.instant();
        var tallies = guilds.get(guildId, _ -> new HashMap<>());
        var known = tallies.get(problem);
        if (known != null && known.written().plus(WRITTEN_EVERY).isAfter(now)) {
            tallies.put(problem, new Tally(known.written(), known.unwritten() + 1, now));
            return new Tally(known.written(), 0, now);
        }
        tallies.put(problem, new Tally(now, 0, now));
        return new Tally(now, known == null ? 1 : known.unwritten() + 1, now);
    }

    /** What has happened in a guild and is not written down; whoever takes it writes it. */
    synchronized Map<Problem, Tally> take(long guildId) {
        var tallies = guilds.getIfPresent(guildId);
        if (tallies == null) {
            return Map.of();
        }
        var taken = new HashMap<>(tallies);
        taken.values().removeIf(tally -> tally.unwritten() == 0);
        taken.forEach(
                (problem, tally) ->
                        tallies.put(problem, new Tally(tally.written(), 0, tally.last())));
        return taken;
    }

    /** It could not be written down: it counts, and is tried again after some seconds. */
    synchronized void putBack(long guildId, Problem problem, Tally tally) {
        var tallies = guilds.get(guildId, _ -> new HashMap<>());
        var known = tallies.get(problem);
        var more = known == null ? 0 : known.unwritten();
        var soon = clock.instant().minus(WRITTEN_EVERY).plus(AFTER_FAILURE);
        tallies.put(problem, new Tally(soon, more + tally.unwritten(), tally.last()));
    }

    /** Where anything has happened that is not written down. */
    synchronized Set<Long> guilds() {
        return guilds.asMap().entrySet().stream()
                .filter(
                        one ->
                                one.getValue().values().stream()
                                        .anyMatch(tally -> tally.unwritten() > 0))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The guild is no more. */
    synchronized void forget(long guildId) {
        guilds.invalidate(guildId);
    }

    /** It is over: should it come back, that is news. */
    synchronized void forget(long guildId, String kind, String subject) {
        var tallies = guilds.getIfPresent(guildId);
        if (tallies != null) {
            tallies.keySet()
                    .removeIf(one -> one.kind().equals(kind) && one.subject().equals(subject));
            if (tallies.isEmpty()) {
                guilds.invalidate(guildId);
            }
        }
    }
}
