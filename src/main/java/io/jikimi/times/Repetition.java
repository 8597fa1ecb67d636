package io.jikimi.times;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Set;

/** What has been said of a repetition, until it makes a {@link Recurrence}. */
final class Repetition {

    /** What stands for the time of a first day of which no time was said. */
    static final LocalTime SOMETIME = LocalTime.ofNanoOfDay(1);

    private final ZonedDateTime now;
    private final EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    private @Nullable CronRhythm cron;
    private int count;
    private @Nullable Unit unit;
    private @Nullable Integer dayOfMonth;
    private @Nullable LocalDate date;
    private @Nullable LocalTime time;
    private @Nullable LocalDateTime start;
    private @Nullable Instant until;
    private int times;
    private boolean wholeDay;

    Repetition(ZonedDateTime now) {
        this.now = now;
    }

    void repeat(int every, Unit of) {
        if (every < 1 || of == Unit.SECONDS) {
            throw Reading.unreadable();
        }
        count = every;
        unit = of;
    }

    void repeat(CronRhythm line) {
        cron = line;
    }

    /** Every span of one unit; whether there is one that it is made of. */
    boolean repeat(Span span) {
        var period = span.days();
        if (period.isZero() && span.time().toMinutes() > 0 && span.time().toSecondsPart() == 0) {
            var hours = span.time().toMinutesPart() == 0;
            var passed = hours ? span.time().toHours() : span.time().toMinutes();
            repeat(Math.toIntExact(passed), hours ? Unit.HOURS : Unit.MINUTES);
        } else if (!span.time().isZero()) {
            return false;
        } else if (period.toTotalMonths() == 0) {
            var weeks = period.getDays() % 7 == 0;
            repeat(period.getDays() / (weeks ? 7 : 1), weeks ? Unit.WEEKS : Unit.DAYS);
        } else if (period.getDays() == 0 && period.getMonths() == 0) {
            repeat(period.getYears(), Unit.YEARS);
        } else if (period.getDays() == 0) {
            repeat(Math.toIntExact(period.toTotalMonths()), Unit.MONTHS);
        } else {
            return false;
        }
        return true;
    }

    void on(Set<DayOfWeek> these) {
        days.addAll(these);
    }

    void on(LocalDate day) {
        date = day;
    }

    void onDayOfMonth(int day) {
        if (day < 1 || day > 31) {
            throw Reading.unreadable();
        }
        dayOfMonth = day;
    }

    void at(LocalTime clock) {
        time = clock;
    }

    void from(Instant moment) {
        var shown = LocalDateTime.ofInstant(moment, now.getZone());
        wholeDay = shown.toLocalTime().equals(SOMETIME);
        start = shown.truncatedTo(ChronoUnit.MINUTES);
    }

    void until(Instant moment) {
        until = moment;
    }

    void times(int often) {
        times = often;
    }

    boolean hasTime() {
        return time != null;
    }

    boolean isYearly() {
        return unit == Unit.YEARS;
    }

    /**
     * The first moment and all that follow, from now on.
     *
     * @param anchor when it begins where nothing was said of that
     */
    When beginning(@Nullable Instant anchor) {
        if (anchor != null && start == null) {
            from(anchor);
        }
        var recurrence = new Recurrence(rhythm(), now.getZone(), until, times);
        var begin = start == null ? now : start.atZone(now.getZone()).minusNanos(1);
        return recurrence
                .next(begin.isBefore(now) ? now.toInstant() : begin.toInstant())
                .map(first -> new When(first, recurrence))
                .orElseThrow(Reading::unreadable);
    }

    private Rhythm rhythm() {
        if (cron != null && !hasTime() && days.isEmpty() && dayOfMonth == null) {
            return cron;
        }
        if (unit == null) {
            throw Reading.unreadable();
        }
        if (!days.isEmpty()) {
            return onDays(unit);
        }
        if (dayOfMonth != null && unit != Unit.MONTHS || date != null && unit != Unit.YEARS) {
            throw Reading.unreadable();
        }
        return new Rhythm.Every(count, unit, first(unit));
    }

    private Rhythm onDays(Unit unit) {
        if (unit != Unit.WEEKS || count > 1 && days.size() > 1) {
            throw Reading.unreadable();
        }
        if (count == 1) {
            return new Rhythm.OnDays(days, clock());
        }
        var day = days.iterator().next();
        var from = startDate().with(TemporalAdjusters.nextOrSame(day)).atTime(clock());
        return new Rhythm.Every(count, unit, future(from, 1, Unit.WEEKS));
    }

    private LocalDateTime first(Unit unit) {
        if (dayOfMonth != null) {
            return onDayOfMonth(startDate().withDayOfMonth(1), dayOfMonth);
        }
        if (date != null) {
            var first = start == null ? date : date.withYear(start.getYear());
            return future(first.atTime(clock()), 1, Unit.YEARS);
        }
        if (start != null) {
            return start.with(clock());
        }
        if (time != null) {
            return future(now.toLocalDate().atTime(time), 1, Unit.DAYS);
        }
        var shown = now.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        return shown.plus(count, unit.chrono());
    }

    private LocalDateTime onDayOfMonth(LocalDate firstOfMonth, int day) {
        var month = firstOfMonth;
        while (month.lengthOfMonth() < day || isOver(month.withDayOfMonth(day).atTime(clock()))) {
            month = month.plusMonths(1);
        }
        return month.withDayOfMonth(day).atTime(clock());
    }

    private LocalDateTime future(LocalDateTime first, int step, Unit unit) {
        return isOver(first) ? first.plus(step, unit.chrono()) : first;
    }

    private boolean isOver(LocalDateTime shown) {
        return start == null
                ? !shown.atZone(now.getZone()).toInstant().isAfter(now.toInstant())
                : shown.isBefore(start);
    }

    private LocalDate startDate() {
        return start == null ? now.toLocalDate() : start.toLocalDate();
    }

    private LocalTime clock() {
        if (time != null) {
            return time;
        }
        return start == null || wholeDay ? MomentReader.USUAL : start.toLocalTime();
    }
}
