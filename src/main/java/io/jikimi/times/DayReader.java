package io.jikimi.times;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads which day is meant: {@code tomorrow}, {@code next friday}, {@code 2027-03-01}, {@code 3월
 * 1일}. A day of the week or a date without its year may be today, or the next that comes.
 */
final class DayReader {

    /** A day, and the one that is meant where that moment of it has passed; null for none. */
    record Day(LocalDate date, @Nullable LocalDate otherwise) {

        static Day just(LocalDate date) {
            return new Day(date, null);
        }
    }

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d)\\.?(?:t(?=\\d))?");
    private static final Pattern KOREAN_DATE =
            Pattern.compile("(?:(\\d{4})년 ?)?(\\d{1,2})월 ?(\\d{1,2})일");
    private static final Pattern KOREAN_DAY = Pattern.compile("(\\d{1,2})일(?! ?마다)");
    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "(%s) ?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?: (\\d{4})(?![\\d:]))?"
                            .formatted(Days.MONTHS));
    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "(?:the )?(\\d{1,2})(?:st|nd|rd|th)? ?(?:of )?(%s)(?: (\\d{4})(?![\\d:]))?"
                            .formatted(Days.MONTHS));
    private static final Pattern DAY_OF_MONTH =
            Pattern.compile("(?:the )?(\\d{1,2})(?:st|nd|rd|th)(?![a-z])");
    private static final Pattern WEEKDAY =
            Pattern.compile("(?:this |이번 ?주 ?)?(" + Days.NAMES + ")");
    private static final Pattern NEXT_WEEKDAY =
            Pattern.compile("(다다음 ?주 ?|next |다음 ?주 ?)(" + Days.NAMES + ")");
    private static final Pattern NEXT =
            Pattern.compile("(?:(next week)|(next month))(?![a-z])|(다다음 ?주)|(다음 ?주)|(다음 ?달)");

    private static final Map<String, Integer> NEAR =
            Map.ofEntries(
                    Map.entry("today", 0),
                    Map.entry("tonight", 0),
                    Map.entry("tomorrow", 1),
                    Map.entry("tmrw", 1),
                    Map.entry("the day after tomorrow", 2),
                    Map.entry("day after tomorrow", 2),
                    Map.entry("오늘", 0),
                    Map.entry("내일", 1),
                    Map.entry("내일모레", 2),
                    Map.entry("모레", 2),
                    Map.entry("글피", 3));
    private static final Pattern NEAR_DAY =
            Pattern.compile(
                    "((?:today|tonight|tomorrow|tmrw|(?:the )?day after tomorrow)(?![a-z])"
                            + "|오늘|내일모레|내일|모레|글피)");

    private DayReader() {}

    /** Takes a day; null where none begins here. */
    static @Nullable Day take(Reading reading, LocalDate today) {
        try {
            return found(reading, today);
        } catch (DateTimeException noSuchDay) {
            throw Reading.unreadable();
        }
    }

    private static @Nullable Day found(Reading reading, LocalDate today) {
        var date = reading.take(DATE);
        if (date != null) {
            return Day.just(LocalDate.of(whole(date, 1), whole(date, 2), whole(date, 3)));
        }
        var near = reading.take(NEAR_DAY);
        if (near != null) {
            return Day.just(today.plusDays(NEAR.getOrDefault(near.group(1), 0)));
        }
        var ofWeek = ofWeek(reading, today);
        return ofWeek == null ? ofYear(reading, today) : ofWeek;
    }

    private static @Nullable Day ofWeek(Reading reading, LocalDate today) {
        var next = reading.take(NEXT_WEEKDAY);
        if (next != null) {
            var weeks = next.group(1).startsWith("다다") ? 2 : 1;
            var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return Day.just(monday.plusWeeks(weeks).with(Days.named(next.group(2))));
        }
        var later = reading.take(NEXT);
        if (later != null) {
            return Day.just(later(later, today));
        }
        var weekday = reading.take(WEEKDAY);
        if (weekday == null) {
            return null;
        }
        var date = today.with(TemporalAdjusters.nextOrSame(Days.named(weekday.group(1))));
        return new Day(date, date.plusWeeks(1));
    }

    private static LocalDate later(MatchResult next, LocalDate today) {
        if (next.group(2) != null || next.group(5) != null) {
            return today.plusMonths(1);
        }
        return today.plusWeeks(next.group(3) == null ? 1 : 2);
    }

    private static @Nullable Day ofYear(Reading reading, LocalDate today) {
        var korean = reading.take(KOREAN_DATE);
        if (korean != null) {
            return dated(
                    Reading.number(korean, 1), Month.of(whole(korean, 2)), whole(korean, 3), today);
        }
        var month = reading.take(MONTH_FIRST);
        if (month != null) {
            return dated(
                    Reading.number(month, 3), Days.month(month.group(1)), whole(month, 2), today);
        }
        var day = reading.take(DAY_FIRST);
        if (day != null) {
            return dated(Reading.number(day, 3), Days.month(day.group(2)), whole(day, 1), today);
        }
        var alone = reading.take(DAY_OF_MONTH);
        if (alone == null) {
            alone = reading.take(KOREAN_DAY);
        }
        return alone == null ? null : ofMonth(whole(alone, 1), today);
    }

    private static Day dated(@Nullable Integer year, Month month, int day, LocalDate today) {
        if (year != null) {
            return Day.just(LocalDate.of(year, month, day));
        }
        var date = inYear(MonthDay.of(month, day), today.getYear());
        var later = inYear(MonthDay.of(month, day), date.getYear() + 1);
        return date.isBefore(today) ? Day.just(later) : new Day(date, later);
    }

    // A 29th of February waits for its year.
    private static LocalDate inYear(MonthDay day, int year) {
        var found = year;
        while (!day.isValidYear(found)) {
            found++;
        }
        return day.atYear(found);
    }

    // The next month that has such a day: every second one has a 31st at the latest.
    private static Day ofMonth(int day, LocalDate today) {
        var first = withDay(today.withDayOfMonth(1), day);
        var date =
                first.isBefore(today) ? withDay(first.withDayOfMonth(1).plusMonths(1), day) : first;
        return new Day(date, withDay(date.withDayOfMonth(1).plusMonths(1), day));
    }

    private static LocalDate withDay(LocalDate firstOfMonth, int day) {
        if (day < 1 || day > 31) {
            throw Reading.unreadable();
        }
        var month = firstOfMonth;
        while (month.lengthOfMonth() < day) {
            month = month.plusMonths(1);
        }
        return month.withDayOfMonth(day);
    }

    private static int whole(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
