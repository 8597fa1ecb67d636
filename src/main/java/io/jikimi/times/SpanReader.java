package io.jikimi.times;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads how long: {@code 1h30m}, {@code 2 days}, {@code half an hour}, {@code 1시간 반}, 사흘. */
final class SpanReader {

    private static final Map<String, Integer> COUNTED =
            Map.ofEntries(
                    Map.entry("an", 1),
                    Map.entry("a", 1),
                    Map.entry("one", 1),
                    Map.entry("two", 2),
                    Map.entry("three", 3),
                    Map.entry("four", 4),
                    Map.entry("five", 5),
                    Map.entry("six", 6),
                    Map.entry("seven", 7),
                    Map.entry("eight", 8),
                    Map.entry("nine", 9),
                    Map.entry("ten", 10),
                    Map.entry("한", 1),
                    Map.entry("두", 2),
                    Map.entry("세", 3),
                    Map.entry("네", 4),
                    Map.entry("다섯", 5),
                    Map.entry("여섯", 6),
                    Map.entry("일곱", 7),
                    Map.entry("여덟", 8),
                    Map.entry("아홉", 9),
                    Map.entry("열", 10));

    private static final Map<String, Integer> DAYS =
            Map.of("하루", 1, "이틀", 2, "사흘", 3, "나흘", 4, "일주일", 7, "열흘", 10, "보름", 15);

    private static final Pattern AMOUNT =
            Pattern.compile(
                    "(?:(\\d{1,6})(?:\\.(\\d{1,3}))?|(%s)(?![a-z])) ?(%s)"
                            .formatted(String.join("|", longestFirst(COUNTED)), Unit.ANY));
    private static final Pattern DAY_WORD =
            Pattern.compile("(" + String.join("|", longestFirst(DAYS)) + ")");
    private static final Pattern HALF_AN_HOUR = Reading.words("(?:a )?half (?:an )?hour|반 ?시간");
    private static final Pattern AND_A_HALF =
            Pattern.compile("반(?! ?시간)|and a half(?! (?:an )?hour)(?![a-z])");
    private static final Pattern AND = Reading.words("and");

    private SpanReader() {}

    private static String[] longestFirst(Map<String, Integer> words) {
        return words.keySet().stream()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toArray(String[]::new);
    }

    /** Takes a span, as long as it goes on; null where none begins here. */
    static @Nullable Span take(Reading reading) {
        var span = Span.NOTHING;
        try {
            for (var more = next(span, reading); more != null; more = next(span, reading)) {
                span = more;
                var before = reading.mark();
                if (reading.takes(AND) && next(span, reading) == null) {
                    reading.backTo(before);
                    break;
                }
                reading.backTo(before);
                reading.takes(AND);
            }
        } catch (ArithmeticException tooLong) {
            throw Reading.unreadable();
        }
        return span.isNothing() ? null : span;
    }

    private static @Nullable Span next(Span span, Reading reading) {
        var days = reading.take(DAY_WORD);
        if (days != null) {
            return span.plus(DAYS.getOrDefault(days.group(1), 0), Unit.DAYS);
        }
        if (reading.takes(HALF_AN_HOUR)) {
            return span.plus(30, Unit.MINUTES);
        }
        var amount = reading.take(AMOUNT);
        return amount == null ? null : plus(span, amount, reading);
    }

    private static Span plus(Span span, MatchResult amount, Reading reading) {
        var unit = Unit.named(amount.group(4));
        var count = count(amount);
        var longer = span.plus(count, unit);
        if (unit == Unit.HOURS && reading.takes(AND_A_HALF)) {
            return longer.plus(30, Unit.MINUTES);
        }
        return amount.group(2) == null
                ? longer
                : longer.plus(part(amount.group(2), unit), Unit.SECONDS);
    }

    private static int count(MatchResult amount) {
        var digits = amount.group(1);
        return digits == null ? COUNTED.getOrDefault(amount.group(3), 0) : Integer.parseInt(digits);
    }

    // A part of a month is nothing that people would count alike.
    private static long part(String decimals, Unit unit) {
        if (unit.compareTo(Unit.WEEKS) > 0) {
            throw Reading.unreadable();
        }
        var seconds =
                Duration.of(1, unit.chrono().isTimeBased() ? unit.chrono() : Unit.HOURS.chrono());
        var whole =
                switch (unit) {
                    case DAYS -> seconds.multipliedBy(24);
                    case WEEKS -> seconds.multipliedBy(24 * 7L);
                    default -> seconds;
                };
        return new BigDecimal("0." + decimals)
                .multiply(BigDecimal.valueOf(whole.toSeconds()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
