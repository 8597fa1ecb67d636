package io.jikimi.times;

import io.jikimi.messages.Text;
import io.jikimi.times.Rhythm.Every;
import io.jikimi.times.Rhythm.OnDays;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Words spans and repetitions so that people understand them, and {@link Times} does, too. */
public final class TimeWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private TimeWords() {}

    /** How long, in its two largest units: 2 h 5 min. */
    public static Text of(Duration span) {
        if (span.toDays() > 0) {
            return both("days", span.toDays(), "hours", span.toHoursPart());
        }
        if (span.toHours() > 0) {
            return both("hours", span.toHours(), "minutes", span.toMinutesPart());
        }
        return span.toMinutes() > 0
                ? both("minutes", span.toMinutes(), "seconds", span.toSecondsPart())
                : Text.of("times.seconds", span.toSeconds());
    }

    private static Text both(String large, long count, String small, int rest) {
        var first = Text.of("times." + large, count);
        return rest == 0 ? first : Text.of("times.both", first, Text.of("times." + small, rest));
    }

    /** How it repeats. */
    public static Text of(Recurrence recurrence) {
        var words = of(recurrence.rhythm());
        if (recurrence.until() != null) {
            var end = recurrence.until().atZone(recurrence.zone()).toLocalDateTime();
            words =
                    Text.of(
                            "times.until",
                            words,
                            end.toLocalDate().toString(),
                            end.toLocalTime().withNano(0).toString());
        }
        return recurrence.times() == 0
                ? words
                : Text.of("times.so-often", words, recurrence.times());
    }

    private static Text of(Rhythm rhythm) {
        return switch (rhythm) {
            case Every every -> of(every);
            case OnDays(var _, var time) ->
                    Text.of("times.every-week", days((OnDays) rhythm), clock(time));
            case CronRhythm cron -> Text.verbatim("cron " + cron.fields());
        };
    }

    private static Text of(Every every) {
        var from = every.from();
        var date = from.toLocalDate();
        var key = "times.every." + every.unit().name();
        var counted = key + (every.count() == 1 ? "" : ".n");
        return switch (every.unit()) {
            case SECONDS, MINUTES, HOURS ->
                    Text.of(counted, number(every), date.toString(), clock(from.toLocalTime()));
            case DAYS ->
                    Text.of(counted, number(every), clock(from.toLocalTime()), date.toString());
            case WEEKS ->
                    Text.of(
                            counted,
                            number(every),
                            day(date.getDayOfWeek()),
                            clock(from.toLocalTime()),
                            date.toString());
            case MONTHS ->
                    Text.of(
                            counted,
                            number(every),
                            date.getDayOfMonth(),
                            clock(from.toLocalTime()),
                            date.toString());
            case YEARS ->
                    Text.of(
                            counted,
                            number(every),
                            month(date),
                            date.getDayOfMonth(),
                            clock(from.toLocalTime()),
                            date.toString());
        };
    }

    private static int number(Every every) {
        return every.count();
    }

    private static Text days(OnDays rhythm) {
        return rhythm.inOrder().stream()
                .map(TimeWords::day)
                .reduce((some, next) -> Text.of("times.and", some, next))
                .orElseThrow();
    }

    private static Text day(DayOfWeek day) {
        return Text.of("times.day." + day.name());
    }

    private static Text month(LocalDate date) {
        return Text.of("times.month." + date.getMonthValue());
    }

    private static String clock(LocalTime time) {
        return time.getSecond() == 0 ? CLOCK.format(time) : time.withNano(0).toString();
    }
}
