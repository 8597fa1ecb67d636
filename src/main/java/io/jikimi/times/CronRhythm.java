package io.jikimi.times;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * As a line of cron says. Where it names hours, it keeps to what the clock shows; where it happens
 * in every hour, it goes on through a change of clocks as if nothing were.
 *
 * @param fields the five of them: minute, hour, day of the month, month, day of the week
 */
record CronRhythm(String fields, CronExpression expression) implements Rhythm {

    /** No clock is put forward by more at once. */
    private static final int LONGEST_GAP_HOURS = 2;

    /**
     * Reads a line of cron.
     *
     * @throws IllegalArgumentException when it is none
     */
    static CronRhythm of(String fields) {
        return new CronRhythm(fields, CronExpression.parse("0 " + fields));
    }

    @Override
    public @Nullable Instant next(Instant after, ZoneId zone) {
        return fields.split(" ", -1)[1].startsWith("*")
                ? runningOn(after, zone)
                : onTheClock(after, zone);
    }

    private @Nullable Instant runningOn(Instant after, ZoneId zone) {
        var rules = zone.getRules();
        var offset = rules.getOffset(after);
        var shown = LocalDateTime.ofInstant(after, offset);
        var change = rules.nextTransition(after);
        while (true) {
            var next = expression.next(shown);
            if (next == null) {
                return null;
            }
            var moment = next.toInstant(offset);
            if (change == null || moment.isBefore(change.getInstant())) {
                return moment;
            }
            offset = change.getOffsetAfter();
            shown = change.getDateTimeAfter().minusNanos(1);
            change = rules.nextTransition(change.getInstant());
        }
    }

    // What the clock skips comes after what it shows then: 02:30 becomes 03:30, and 03:00 is first.
    private @Nullable Instant onTheClock(Instant after, ZoneId zone) {
        var shown = LocalDateTime.ofInstant(after, zone).minusHours(LONGEST_GAP_HOURS);
        Instant best = null;
        for (var next = expression.next(shown); next != null; next = expression.next(next)) {
            if (best != null && !next.isBefore(LocalDateTime.ofInstant(best, zone))) {
                break;
            }
            var moment = next.atZone(zone).toInstant();
            if (moment.isAfter(after) && (best == null || moment.isBefore(best))) {
                best = moment;
            }
        }
        return best;
    }

    @Override
    public String written() {
        return "cron " + fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronRhythm cron && cron.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }
}
