package io.jikimi.times;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that happens again and again. What is tied to a clock keeps to what the clock shows: a
 * time that it skips when it is put forward happens as long after, and one that it shows twice
 * happens once.
 *
 * @param zone where the clock hangs
 * @param until the last moment at which it may happen, or null for no end
 * @param times how often it happens in all, or 0 for no end; counted by whoever keeps it
 */
public record Recurrence(Rhythm rhythm, ZoneId zone, @Nullable Instant until, int times) {

    private static final int LOOKED_AT = 100;

    /** The moment after that one at which it happens, unless it is over by then. */
    public Optional<Instant> next(Instant after) {
        return Optional.ofNullable(rhythm.next(after, zone)).filter(this::isInTime);
    }

    private boolean isInTime(Instant moment) {
        return until == null || !moment.isAfter(until);
    }

    /** The moments after that one, so many at most. */
    public List<Instant> upcoming(Instant after, int most) {
        var all = new ArrayList<Instant>();
        var next = next(after);
        while (next.isPresent() && all.size() < most) {
            all.add(next.get());
            next = next(next.get());
        }
        return all;
    }

    /** Whether any two of them are nearer to each other than that. */
    public boolean isCloserThan(Duration pause, Instant after) {
        var moments = upcoming(after, LOOKED_AT);
        for (var at = 1; at < moments.size(); at++) {
            if (Duration.between(moments.get(at - 1), moments.get(at)).compareTo(pause) < 0) {
                return true;
            }
        }
        return false;
    }

    /** The same, in another rhythm. */
    Recurrence in(Rhythm other) {
        return new Recurrence(other, zone, until, times);
    }

    /** How it is kept, to be read by {@link #read}. */
    public String written() {
        return String.join(
                ";",
                rhythm.written(),
                zone.getId(),
                until == null ? "" : until.toString(),
                times == 0 ? "" : String.valueOf(times));
    }

    /** What {@link #written} has written. */
    public static Recurrence read(String written) {
        var parts = written.split(";", -1);
        return new Recurrence(
                Rhythm.read(parts[0]),
                ZoneId.of(parts[1]),
                parts[2].isEmpty() ? null : Instant.parse(parts[2]),
                parts[3].isEmpty() ? 0 : Integer.parseInt(parts[3]));
    }
}
