package io.jikimi.times;

import org.jspecify.annotations.Nullable;

import java.time.LocalTime;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads what a clock shows: {@code 9:00}, {@code 9 pm}, {@code at noon}, {@code 오후 3시 반}. */
final class ClockReader {

    private static final String HALF_OF_DAY = "오전|오후|아침|새벽|점심|저녁|밤|낮";
    private static final String MERIDIEM = "a\\.?m\\.?|p\\.?m\\.?";
    private static final Pattern AT = Pattern.compile("(?:at|@)(?![a-z])");

    private static final Pattern DIGITS =
            Pattern.compile(
                    "(?:(%s) ?)?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?!\\d)(?: ?(%s)(?![a-z]))?"
                            .formatted(HALF_OF_DAY, MERIDIEM));
    private static final Pattern HOUR =
            Pattern.compile("(\\d{1,2}) ?(%s)(?![a-z])".formatted(MERIDIEM));
    private static final Pattern O_CLOCK =
            Pattern.compile("(\\d{1,2})(?![\\d:])(?: ?o.?clock(?![a-z]))");
    private static final Pattern BARE = Pattern.compile("(\\d{1,2})(?![\\d:./\\-a-z년월일])");
    private static final Pattern KOREAN =
            Pattern.compile(
                    "(?:(%s) ?)?(\\d{1,2}) ?시(?!간)(?: ?(?:(\\d{1,2}) ?분|(반)))?"
                            .formatted(HALF_OF_DAY));

    private static final Map<String, LocalTime> NAMED =
            Map.ofEntries(
                    Map.entry("noon", LocalTime.NOON),
                    Map.entry("midday", LocalTime.NOON),
                    Map.entry("midnight", LocalTime.MIDNIGHT),
                    Map.entry("morning", LocalTime.of(9, 0)),
                    Map.entry("afternoon", LocalTime.of(15, 0)),
                    Map.entry("evening", LocalTime.of(18, 0)),
                    Map.entry("night", LocalTime.of(20, 0)),
                    Map.entry("정오", LocalTime.NOON),
                    Map.entry("자정", LocalTime.MIDNIGHT),
                    Map.entry("아침", LocalTime.of(9, 0)),
                    Map.entry("점심", LocalTime.NOON),
                    Map.entry("저녁", LocalTime.of(18, 0)),
                    Map.entry("밤", LocalTime.of(20, 0)));
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:in the )?((?:noon|midday|midnight|morning|afternoon|evening|night)(?![a-z])"
                            + "|정오|자정|아침|점심|저녁|밤)");

    private ClockReader() {}

    /** Takes what a clock shows; null where nothing of that begins here. */
    static @Nullable LocalTime take(Reading reading) {
        var before = reading.mark();
        var at = reading.takes(AT);
        var time = time(reading, at);
        if (time == null) {
            reading.backTo(before);
        }
        return time;
    }

    private static @Nullable LocalTime time(Reading reading, boolean at) {
        var digits = reading.take(DIGITS);
        if (digits != null) {
            return shown(digits);
        }
        var korean = reading.take(KOREAN);
        if (korean != null) {
            var minute = korean.group(4) == null ? Reading.number(korean, 3) : Integer.valueOf(30);
            return time(Reading.number(korean, 2), minute, 0, korean.group(1));
        }
        var hour = reading.take(HOUR);
        if (hour != null) {
            return time(Reading.number(hour, 1), 0, 0, hour.group(2));
        }
        var bare = reading.take(O_CLOCK);
        if (bare == null && at) {
            bare = reading.take(BARE);
        }
        if (bare != null) {
            return time(Reading.number(bare, 1), 0, 0, null);
        }
        var name = reading.take(NAME);
        return name == null ? null : NAMED.get(name.group(1));
    }

    private static LocalTime shown(MatchResult digits) {
        var half = digits.group(1) == null ? digits.group(5) : digits.group(1);
        var second = Reading.number(digits, 4);
        return time(
                Reading.number(digits, 2),
                Reading.number(digits, 3),
                second == null ? 0 : second,
                half);
    }

    private static LocalTime time(
            @Nullable Integer hour, @Nullable Integer minute, int second, @Nullable String half) {
        var shown = hour == null ? 0 : hour;
        var past = minute == null ? 0 : minute;
        if (shown > 23 || past > 59 || second > 59) {
            throw Reading.unreadable();
        }
        return LocalTime.of(half == null ? shown : of24(shown, half), past, second);
    }

    private static int of24(int hour, String half) {
        if (hour > 12) {
            return hour;
        }
        var night = half.equals("밤") && (hour == 12 || hour < 6);
        var forenoon = half.matches("낮|점심") && hour > 8 && hour < 12;
        var before = half.startsWith("a") || half.matches("오전|새벽|아침") || night || forenoon;
        return before ? hour % 12 : hour % 12 + 12;
    }
}
