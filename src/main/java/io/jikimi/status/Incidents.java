package io.jikimi.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds in a timeline what people would call an incident. */
final class Incidents {

    /** What comes back after less than this has not been over. */
    static final Duration BETWEEN = Duration.ofMinutes(5);

    /** What is over sooner is a restart, or a connection that was resumed. */
    static final Duration SHORTEST = Duration.ofMinutes(2);

    private Incidents() {}

    /** Those that reach beyond this moment, newest first. */
    static List<Incident> in(List<Stretch> timeline, Instant since, Instant now) {
        var incidents = new ArrayList<Incident>();
        for (var bad : together(timeline)) {
            if (bad.getLast().to().isAfter(since)) {
                var incident = incident(bad, now);
                if (incident.away().compareTo(SHORTEST) >= 0) {
                    incidents.add(incident);
                }
            }
        }
        Collections.reverse(incidents);
        return List.copyOf(incidents);
    }

    private static List<List<Stretch>> together(List<Stretch> timeline) {
        var groups = new ArrayList<List<Stretch>>();
        for (var stretch : timeline) {
            if (stretch.isGood()) {
                continue;
            }
            if (groups.isEmpty() || isOver(groups.getLast().getLast(), stretch)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(stretch);
        }
        return groups;
    }

    private static boolean isOver(Stretch last, Stretch next) {
        return Duration.between(last.to(), next.from()).compareTo(BETWEEN) >= 0;
    }

    private static Incident incident(List<Stretch> bad, Instant now) {
        var lasted = new EnumMap<Condition, Duration>(Condition.class);
        bad.forEach(one -> lasted.merge(one.condition(), one.length(), Duration::plus));
        var longest =
                lasted.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        var most = Comparator.comparingInt((Stretch one) -> one.total() - one.connected());
        var worst = bad.stream().max(most).orElseThrow();
        var end = bad.getLast().to();
        return new Incident(
                longest,
                bad.getFirst().from(),
                end.isBefore(now) ? end : null,
                lasted.values().stream().reduce(Duration.ZERO, Duration::plus),
                worst.total() - worst.connected(),
                worst.total());
    }
}
