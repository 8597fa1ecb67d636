package io.jikimi.times;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** When something happens again. */
sealed interface Rhythm permits CronRhythm, Rhythm.Every, Rhythm.OnDays {

    /** The moment after that one, or null where there is none. */
    @Nullable Instant next(Instant after, ZoneId zone);

    /** How it is kept; without a semicolon. */
    String written();

    /** Every so many days, or whatever unit, from one on which it happens. */
    record Every(int count, Unit unit, LocalDateTime from) implements Rhythm {

        public Every {
            if (count < 1) {
                throw new IllegalArgumentException("happens every " + count);
            }
        }

        @Override
        public @Nullable Instant next(Instant after, ZoneId zone) {
            var first = from.atZone(zone).toInstant();
            return first.isAfter(after)
                    ? first
                    : unit.isExact() ? exactly(first, after) : onTheClock(after, zone);
        }

        private Instant exactly(Instant first, Instant after) {
            var step = Duration.of(count, unit.chrono());
            var passed = Duration.between(first, after).dividedBy(step) + 1;
            return first.plus(step.multipliedBy(passed));
        }

        // Always counted from the first one: the 31st, shortened to the 28th, is the 31st again.
        private Instant onTheClock(Instant after, ZoneId zone) {
            var shown = LocalDateTime.ofInstant(after, zone);
            var step = Math.max(0, unit.chrono().between(from, shown) / count - 1);
            var next = at(step, zone);
            while (!next.isAfter(after)) {
                next = at(++step, zone);
            }
            return next;
        }

        private Instant at(long step, ZoneId zone) {
            return from.plus(step * count, unit.chrono()).atZone(zone).toInstant();
        }

        @Override
        public String written() {
            return "every " + count + " " + unit + " " + from;
        }
    }

    /** On these days of the week. */
    record OnDays(Set<DayOfWeek> days, LocalTime time) implements Rhythm {

        public OnDays {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("happens on no day");
            }
            days = Set.copyOf(days);
        }

        @Override
        public Instant next(Instant after, ZoneId zone) {
            var date = LocalDateTime.ofInstant(after, zone).toLocalDate().minusDays(1);
            while (true) {
                var moment = date.atTime(time).atZone(zone).toInstant();
                if (days.contains(date.getDayOfWeek()) && moment.isAfter(after)) {
                    return moment;
                }
                date = date.plusDays(1);
            }
        }

        /** In their order. */
        EnumSet<DayOfWeek> inOrder() {
            return EnumSet.copyOf(days);
        }

        @Override
        public String written() {
            return inOrder().stream()
                    .map(DayOfWeek::name)
                    .collect(Collectors.joining(",", "days ", " " + time));
        }
    }

    static Rhythm read(String written) {
        var words = written.split(" ", 4);
        return switch (words[0]) {
            case "every" ->
                    new Every(
                            Integer.parseInt(words[1]),
                            Unit.valueOf(words[2]),
                            LocalDateTime.parse(words[3]));
            case "days" ->
                    new OnDays(
                            Arrays.stream(words[1].split(","))
                                    .map(DayOfWeek::valueOf)
                                    .collect(Collectors.toSet()),
                            LocalTime.parse(words[2]));
            default -> CronRhythm.of(written.substring("cron ".length()));
        };
    }
}
