package io.jikimi.times;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads how something repeats: {@code every monday 9am}, {@code every 3 days at 08:00 until 1
 * march}, {@code 매주 월·수 9시}, {@code 3일마다}.
 */
final class RecurrenceReader {

    private static final Set<DayOfWeek> WORKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static final Pattern EVERY = Reading.words("every|each");
    private static final Pattern OTHER = Reading.words("other|second");
    private static final Pattern COUNT =
            Pattern.compile("(\\d{1,4}) ?(%s)(?! ?(?:뒤|후))".formatted(Unit.ANY));
    private static final Pattern UNIT = Pattern.compile("(" + Unit.ANY + ")");
    private static final Pattern AS_IN = Pattern.compile("마다");
    private static final Pattern WORKDAY =
            Pattern.compile("(?:weekdays?|workdays?|business days?)(?![a-z])|(?:평일|주중)");
    private static final Pattern WEEKENDS = Pattern.compile("weekends?(?![a-z])|주말");
    private static final Pattern PLURAL =
            Pattern.compile("(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days(?![a-z])");
    private static final Pattern PART_OF_DAY =
            Pattern.compile("(?:morning|afternoon|evening|night)(?![a-z])");
    private static final Pattern DAY = Pattern.compile("(" + Days.LISTED + ")");
    private static final Pattern JOINED = Pattern.compile("(?:and|&|on)(?![a-z])|[와과](?![가-힣])|하고");
    private static final Pattern DAY_OF_MONTH =
            Pattern.compile(
                    "(?:on )?(?:(?:the )?(\\d{1,2})(?:st|nd|rd|th)(?![a-z])|day (\\d{1,2})(?!\\d)"
                            + "|(\\d{1,2})일(?! ?마다))");
    private static final Pattern TIMES =
            Pattern.compile("(?:for )?(\\d{1,5}) ?(?:times?(?![a-z])|번|회)(?:만|씩)?");
    private static final Pattern UNTIL = Reading.words("until|till|to");
    private static final Pattern FROM = Reading.words("starting|beginning|from|since");
    private static final Pattern KOREAN_UNTIL = Pattern.compile("까지");
    private static final Pattern KOREAN_FROM = Pattern.compile("부터");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private record Step(int count, Unit unit) {}

    private static final Map<String, Step> NAMED =
            Map.ofEntries(
                    Map.entry("hourly", new Step(1, Unit.HOURS)),
                    Map.entry("daily", new Step(1, Unit.DAYS)),
                    Map.entry("weekly", new Step(1, Unit.WEEKS)),
                    Map.entry("monthly", new Step(1, Unit.MONTHS)),
                    Map.entry("yearly", new Step(1, Unit.YEARS)),
                    Map.entry("annually", new Step(1, Unit.YEARS)),
                    Map.entry("매시간", new Step(1, Unit.HOURS)),
                    Map.entry("매일", new Step(1, Unit.DAYS)),
                    Map.entry("매주", new Step(1, Unit.WEEKS)),
                    Map.entry("매월", new Step(1, Unit.MONTHS)),
                    Map.entry("매달", new Step(1, Unit.MONTHS)),
                    Map.entry("매년", new Step(1, Unit.YEARS)),
                    Map.entry("격일", new Step(2, Unit.DAYS)),
                    Map.entry("격주", new Step(2, Unit.WEEKS)));
    private static final Pattern NAME =
            Pattern.compile(
                    "((?:hourly|daily|weekly|monthly|yearly|annually)(?![a-z])"
                            + "|매시간|매일|매주|매월|매달|매년|격일|격주)");

    private final Reading reading;
    private final ZonedDateTime now;
    private final Repetition said;

    private RecurrenceReader(Reading reading, ZonedDateTime now) {
        this.reading = reading;
        this.now = now;
        this.said = new Repetition(now);
    }

    /** Takes a repetition; null where none begins here. */
    static @Nullable Repetition take(Reading reading, ZonedDateTime now) {
        var before = reading.mark();
        var reader = new RecurrenceReader(reading, now);
        if (!reader.begins()) {
            reading.backTo(before);
            return null;
        }
        return reader.toTheEnd();
    }

    /** Takes what follows a line of cron. */
    static Repetition rest(Reading reading, ZonedDateTime now, CronRhythm cron) {
        var reader = new RecurrenceReader(reading, now);
        reader.said.repeat(cron);
        return reader.toTheEnd();
    }

    private Repetition toTheEnd() {
        while (goesOn()) {
            reading.takes(AS_IN);
        }
        return said;
    }

    private boolean begins() {
        var name = reading.take(NAME);
        if (name != null) {
            var step = NAMED.getOrDefault(name.group(1), new Step(1, Unit.DAYS));
            said.repeat(step.count(), step.unit());
            return true;
        }
        if (reading.takes(EVERY)) {
            return every();
        }
        return groups() || plural() || koreanEvery();
    }

    private boolean plural() {
        if (!reading.isNext(PLURAL) || !days()) {
            return false;
        }
        said.repeat(1, Unit.WEEKS);
        return true;
    }

    private boolean every() {
        var count = reading.takes(OTHER) ? 2 : 1;
        var counted = count == 1 ? reading.take(COUNT) : null;
        if (counted != null) {
            said.repeat(Integer.parseInt(counted.group(1)), Unit.named(counted.group(2)));
            return true;
        }
        if (groups()) {
            return true;
        }
        if (days()) {
            said.repeat(count, Unit.WEEKS);
            return true;
        }
        var unit = reading.take(UNIT);
        if (unit != null) {
            said.repeat(count, Unit.named(unit.group(1)));
            return true;
        }
        return partOfDay(count) || dayOfMonth(count) || date(count);
    }

    private boolean partOfDay(int count) {
        if (!reading.isNext(PART_OF_DAY)) {
            return false;
        }
        said.repeat(count, Unit.DAYS);
        return time();
    }

    private boolean dayOfMonth(int count) {
        if (!dayOfMonth()) {
            return false;
        }
        said.repeat(count, Unit.MONTHS);
        return true;
    }

    private boolean date(int count) {
        var day = DayReader.take(reading, now.toLocalDate());
        if (day == null) {
            return false;
        }
        said.on(day.date());
        said.repeat(count, Unit.YEARS);
        return true;
    }

    // "평일" is every workday, whether or not "마다" follows.
    private boolean groups() {
        if (reading.takes(WORKDAY)) {
            said.on(WORKDAYS);
        } else if (reading.takes(WEEKENDS)) {
            said.on(WEEKEND);
        } else {
            return false;
        }
        said.repeat(1, Unit.WEEKS);
        return true;
    }

    private boolean koreanEvery() {
        var span = SpanReader.take(reading);
        if (span != null && reading.takes(AS_IN)) {
            return said.repeat(span);
        }
        if (span == null && days() && reading.takes(AS_IN)) {
            said.repeat(1, Unit.WEEKS);
            return true;
        }
        return false;
    }

    private boolean goesOn() {
        return often() || time() || bound() || days() || onDay();
    }

    private boolean often() {
        var times = reading.take(TIMES);
        if (times != null) {
            said.times(Integer.parseInt(times.group(1)));
            return true;
        }
        return false;
    }

    private boolean bound() {
        var before = reading.mark();
        if (reading.takes(UNTIL)) {
            var end = MomentReader.take(reading, now, END_OF_DAY);
            return end == null ? back(before) : until(end);
        }
        if (reading.takes(FROM)) {
            var start = MomentReader.take(reading, now, Repetition.SOMETIME);
            return start == null ? back(before) : from(start);
        }
        var moment = MomentReader.take(reading, now, END_OF_DAY);
        if (moment != null && reading.takes(KOREAN_UNTIL)) {
            return until(moment);
        }
        reading.backTo(before);
        moment = MomentReader.take(reading, now, Repetition.SOMETIME);
        return moment != null && reading.takes(KOREAN_FROM) ? from(moment) : back(before);
    }

    private boolean back(String before) {
        reading.backTo(before);
        return false;
    }

    private boolean until(Instant end) {
        said.until(end);
        return true;
    }

    private boolean from(Instant start) {
        said.from(start);
        return true;
    }

    private boolean time() {
        var before = reading.mark();
        var time = said.hasTime() ? null : ClockReader.take(reading);
        if (time == null || reading.isNext(KOREAN_UNTIL)) {
            return back(before);
        }
        reading.takes(KOREAN_FROM);
        said.at(time);
        return true;
    }

    private boolean days() {
        var found = EnumSet.noneOf(DayOfWeek.class);
        for (var day = day(); day != null; day = day()) {
            found.add(Days.named(day.group(1)));
        }
        if (!found.isEmpty()) {
            said.on(found);
        }
        return !found.isEmpty();
    }

    private @Nullable MatchResult day() {
        var before = reading.mark();
        reading.takes(JOINED);
        var day = reading.take(DAY);
        if (day == null) {
            reading.backTo(before);
        }
        return day;
    }

    private boolean onDay() {
        if (said.isYearly()) {
            var before = reading.mark();
            reading.takes(JOINED);
            var day = DayReader.take(reading, now.toLocalDate());
            if (day == null) {
                return back(before);
            }
            said.on(day.date());
            return true;
        }
        return dayOfMonth();
    }

    private boolean dayOfMonth() {
        var found = reading.take(DAY_OF_MONTH);
        if (found == null) {
            return false;
        }
        for (var group = 1; group <= 3; group++) {
            var day = Reading.number(found, group);
            if (day != null) {
                said.onDayOfMonth(day);
            }
        }
        return true;
    }
}
