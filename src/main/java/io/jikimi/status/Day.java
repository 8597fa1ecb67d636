package io.jikimi.status;

import io.jikimi.status.Slot.Latency;
import io.jikimi.status.Slot.Level;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The last 24 hours, cut into quarters of an hour. */
final class Day {

    static final int SLOTS = 96;
    static final Duration SLOT = Duration.ofMinutes(15);

    private static final Duration ENOUGH = Duration.ofHours(1);
    private static final Duration NOTABLE = Duration.ofMinutes(1);

    private final Instant start;

    Day(Instant now) {
        var slot = SLOT.toSeconds();
        var end = Math.floorDiv(now.getEpochSecond(), slot) * slot + slot;
        this.start = Instant.ofEpochSecond(end).minus(SLOT.multipliedBy(SLOTS));
    }

    Instant start() {
        return start;
    }

    List<Slot> slots(List<Stretch> timeline, List<Ping> pings) {
        var bySlot = new HashMap<Long, List<Ping>>();
        for (var ping : pings) {
            var slot =
                    Math.floorDiv(
                            Duration.between(start, ping.takenAt()).toSeconds(), SLOT.toSeconds());
            bySlot.computeIfAbsent(slot, _ -> new ArrayList<>()).add(ping);
        }
        var slots = new ArrayList<Slot>(SLOTS);
        for (var number = 0; number < SLOTS; number++) {
            var from = start.plus(SLOT.multipliedBy(number));
            var to = from.plus(SLOT);
            slots.add(
                    new Slot(
                            from,
                            to,
                            level(timeline, from, to),
                            latency(bySlot.getOrDefault((long) number, List.of()))));
        }
        return List.copyOf(slots);
    }

    private static Level level(List<Stretch> timeline, Instant from, Instant to) {
        var known = Duration.ZERO;
        var bad = Duration.ZERO;
        var away = Duration.ZERO;
        for (var stretch : timeline) {
            var here = stretch.within(from, to);
            known = known.plus(here);
            bad = stretch.isGood() ? bad : bad.plus(here);
            away = stretch.connected() > 0 ? away : away.plus(here);
        }
        if (known.isZero()) {
            return Level.UNKNOWN;
        }
        if (away.compareTo(NOTABLE) >= 0 && away.multipliedBy(2).compareTo(known) >= 0) {
            return Level.AWAY;
        }
        return bad.compareTo(NOTABLE) >= 0 ? Level.PARTLY : Level.GOOD;
    }

    static @Nullable Latency latency(List<Ping> pings) {
        if (pings.isEmpty()) {
            return null;
        }
        var sorted = pings.stream().mapToInt(Ping::millis).sorted().toArray();
        return new Latency(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** Of 1, how much of what is known of it shards were connected; minutes tell nothing yet. */
    @Nullable Double availability(List<Stretch> timeline, Instant now) {
        var known = 0L;
        var there = 0.0;
        for (var stretch : timeline) {
            var here = stretch.within(start, now).toMillis();
            known += here;
            there +=
                    stretch.total() == 0
                            ? 0
                            : (double) here * stretch.connected() / stretch.total();
        }
        return known < ENOUGH.toMillis() ? null : Math.min(1, there / known);
    }
}
