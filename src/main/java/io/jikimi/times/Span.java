package io.jikimi.times;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * How long: so many days by the calendar, and so much time besides. A day by the calendar has 23 or
 * 25 hours where clocks are changed.
 */
public record Span(Period days, Duration time) {

    static final Span NOTHING = new Span(Period.ZERO, Duration.ZERO);

    /** The moment so long after that one. */
    public Instant after(Instant start, ZoneId zone) {
        return start.atZone(zone).plus(days).plus(time).toInstant();
    }

    boolean isNothing() {
        return days.isZero() && time.isZero();
    }

    Span plus(long amount, Unit unit) {
        return switch (unit) {
            case SECONDS, MINUTES, HOURS ->
                    new Span(days, time.plus(Duration.of(amount, unit.chrono())));
            case DAYS -> new Span(days.plusDays(amount), time);
            case WEEKS -> new Span(days.plusDays(Math.multiplyExact(amount, 7)), time);
            case MONTHS -> new Span(days.plusMonths(amount), time);
            case YEARS -> new Span(days.plusYears(amount), time);
        };
    }
}
