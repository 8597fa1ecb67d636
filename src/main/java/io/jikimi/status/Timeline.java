package io.jikimi.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/** Lays what the instances have seen side by side: how the bot as a whole was, without a hole. */
final class Timeline {

    /** An instance says at least every minute that it lives; until so long after it may be late. */
    static final Duration GRACE = Duration.ofSeconds(90);

    private Timeline() {}

    /** From the first that is known until now, oldest first, no two alike next to each other. */
    static List<Stretch> of(Collection<Spell> spells, Instant now) {
        var coming = new PriorityQueue<>(Comparator.comparing(Spell::since));
        coming.addAll(covering(spells, now));
        var moments = new TreeSet<Instant>();
        coming.forEach(spell -> moments.addAll(List.of(spell.since(), spell.seenAt())));
        moments.removeIf(moment -> moment.isAfter(now));
        if (moments.isEmpty()) {
            return List.of();
        }
        moments.add(now);

        var stretches = new ArrayList<Stretch>();
        var living = new ArrayList<Spell>();
        var from = moments.removeFirst();
        for (var to : moments) {
            while (!coming.isEmpty() && !coming.peek().since().isAfter(from)) {
                living.add(coming.poll());
            }
            var start = from;
            living.removeIf(spell -> !spell.seenAt().isAfter(start));
            add(stretches, stretch(from, to, living));
            from = to;
        }
        return stretches;
    }

    // Each until the instance's next one, or until now, where it was only not yet written again.
    private static List<Spell> covering(Collection<Spell> spells, Instant now) {
        var next = new HashMap<String, Instant>();
        var covering = new ArrayList<Spell>();
        for (var spell :
                spells.stream().sorted(Comparator.comparing(Spell::since).reversed()).toList()) {
            var until = next.getOrDefault(spell.instance(), now);
            var late = spell.seenAt().plus(GRACE);
            covering.add(
                    until.isBefore(spell.seenAt()) || !until.isAfter(late)
                            ? spell.seen(until)
                            : spell);
            next.put(spell.instance(), spell.since());
        }
        return covering;
    }

    private static Stretch stretch(Instant from, Instant to, List<Spell> living) {
        var total = living.stream().mapToInt(Spell::total).max().orElse(0);
        var connected = Math.min(total, living.stream().mapToInt(Spell::connected).sum());
        return new Stretch(from, to, condition(living, connected, total), connected, total);
    }

    private static Condition condition(List<Spell> living, int connected, int total) {
        if (connected > 0) {
            return connected == total ? Condition.CONNECTED : Condition.PARTLY;
        }
        return living.stream()
                .map(Spell::condition)
                // It says that its own are connected, and has none.
                .map(one -> one.compareTo(Condition.PARKED) < 0 ? Condition.CONNECTING : one)
                .min(Comparator.naturalOrder())
                .orElse(Condition.DOWN);
    }

    private static void add(List<Stretch> stretches, Stretch next) {
        if (!stretches.isEmpty()) {
            var last = stretches.getLast();
            if (last.condition() == next.condition()
                    && last.connected() == next.connected()
                    && last.total() == next.total()) {
                stretches.removeLast();
                stretches.add(
                        new Stretch(
                                last.from(),
                                next.to(),
                                last.condition(),
                                last.connected(),
                                last.total()));
                return;
            }
        }
        stretches.add(next);
    }
}
