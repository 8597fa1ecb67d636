package io.jikimi.times;

import io.jikimi.times.DayReader.Day;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a moment: a day, what a clock shows, or how long from now. Where a clock is changed and
 * never shows that time, it is as long after as it would have been.
 */
final class MomentReader {

    private static final Pattern STAMP = Pattern.compile("<t:(\\d{1,12})(?::[a-z])?>");
    private static final Pattern EXACT =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}t\\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,9})?"
                            + "(?:z|[+-]\\d{2}:\\d{2})(?![\\da-z:])");
    private static final Pattern LATER =
            Pattern.compile("(?:later|from now)(?![a-z])|뒤에?|후에?|이후에?|있다가");
    private static final Pattern IN = Reading.words("in|after");
    private static final Pattern BETWEEN = Pattern.compile("(?:on|of)(?![a-z])|에(?![가-힣])");
    private static final Pattern AT_IT = Pattern.compile("에(?![가-힣])");
    private static final Pattern KOREAN_DAY =
            Pattern.compile("\\d{1,2}일(?! ?(?:뒤|후|이후)).*|\\d{4}년 ?\\d{1,2}월.*");
    private static final Pattern TONIGHT = Reading.words("tonight");

    /** What is meant on a day of which no time is said. */
    static final LocalTime USUAL = LocalTime.of(9, 0);

    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final Reading reading;
    private final ZonedDateTime now;
    private final LocalTime usual;
    private @Nullable Instant exact;
    private @Nullable Span span;
    private @Nullable Day day;
    private @Nullable LocalTime time;
    private boolean tonight;

    private MomentReader(Reading reading, ZonedDateTime now, LocalTime usual) {
        this.reading = reading;
        this.now = now;
        this.usual = usual;
    }

    /** Takes a moment, as long as it goes on; null where none begins here. */
    static @Nullable Instant take(Reading reading, ZonedDateTime now) {
        return take(reading, now, USUAL);
    }

    /**
     * The same.
     *
     * @param usual what is meant on a day of which no time is said
     */
    static @Nullable Instant take(Reading reading, ZonedDateTime now, LocalTime usual) {
        var reader = new MomentReader(reading, now, usual);
        var before = reading.mark();
        reading.takes(BETWEEN);
        while (reader.piece()) {
            before = reading.mark();
            reading.takes(BETWEEN);
        }
        reading.backTo(before);
        if (reader.isNothing()) {
            return null;
        }
        reading.takes(AT_IT);
        return reader.moment();
    }

    private boolean isNothing() {
        return exact == null && span == null && day == null && time == null;
    }

    private boolean piece() {
        return exact == null && (exact() || span() || time() || day());
    }

    private boolean exact() {
        if (!isNothing()) {
            return false;
        }
        var stamp = reading.take(STAMP);
        if (stamp != null) {
            exact = Instant.ofEpochSecond(Long.parseLong(stamp.group(1)));
            return true;
        }
        var written = reading.take(EXACT);
        if (written != null) {
            exact = instant(written.group().toUpperCase(Locale.ROOT));
        }
        return written != null;
    }

    private static Instant instant(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException noSuchDay) {
            throw Reading.unreadable();
        }
    }

    private boolean span() {
        if (span != null || day != null) {
            return false;
        }
        var before = reading.mark();
        reading.takes(IN);
        var found = SpanReader.take(reading);
        if (found == null) {
            reading.backTo(before);
            return false;
        }
        // "The 15th" is written like "15 days" in Korean; what follows tells them apart.
        if (!reading.takes(LATER) && KOREAN_DAY.matcher(before).matches()) {
            reading.backTo(before);
            return false;
        }
        span = found;
        return true;
    }

    private boolean time() {
        if (time != null) {
            return false;
        }
        time = ClockReader.take(reading);
        return time != null;
    }

    private boolean day() {
        if (day != null || span != null) {
            return false;
        }
        var before = reading.mark();
        tonight = reading.takes(TONIGHT);
        reading.backTo(before);
        day = DayReader.take(reading, now.toLocalDate());
        return day != null;
    }

    private Instant moment() {
        if (exact != null) {
            return exact;
        }
        try {
            return span == null ? shown() : later(span);
        } catch (DateTimeException | ArithmeticException beyondAllCalendars) {
            throw Reading.unreadable();
        }
    }

    private Instant later(Span span) {
        if (time == null) {
            return span.after(now.toInstant(), now.getZone());
        }
        if (!span.time().isZero()) {
            throw Reading.unreadable();
        }
        return at(now.toLocalDateTime().plus(span.days()).with(time));
    }

    private Instant shown() {
        var clock = clock();
        if (day == null) {
            var today = at(now.toLocalDate().atTime(clock));
            return passed(today) ? at(now.toLocalDate().plusDays(1).atTime(clock)) : today;
        }
        // Midnight ends today; nobody means the one that began it.
        if (clock.equals(LocalTime.MIDNIGHT) && day.date().equals(now.toLocalDate())) {
            return at(day.date().plusDays(1).atTime(clock));
        }
        var first = at(day.date().atTime(clock));
        return day.otherwise() != null && passed(first) ? at(day.otherwise().atTime(clock)) : first;
    }

    private LocalTime clock() {
        if (time == null) {
            return tonight ? EVENING : usual;
        }
        return tonight && time.isAfter(LocalTime.of(4, 59)) && time.isBefore(LocalTime.NOON)
                ? time.plusHours(12)
                : time;
    }

    private boolean passed(Instant moment) {
        return !moment.isAfter(now.toInstant());
    }

    private Instant at(LocalDateTime shown) {
        return shown.atZone(now.getZone()).toInstant();
    }
}
