package io.jikimi.commands;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads how long something is to last, as people write it: {@code 1h30m}, {@code 2d}, 2일. */
final class Lengths {

    private static final Pattern PART =
            Pattern.compile(
                    "(\\d{1,6})\\s*(weeks?|w|days?|d|hours?|h|minutes?|min|m|seconds?|sec|s"
                            + "|주일?|일|시간|분|초)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + "\\s*)+");
    private static final Map<String, Duration> UNITS =
            Map.ofEntries(
                    Map.entry("w", Duration.ofDays(7)),
                    Map.entry("주", Duration.ofDays(7)),
                    Map.entry("d", Duration.ofDays(1)),
                    Map.entry("일", Duration.ofDays(1)),
                    Map.entry("h", Duration.ofHours(1)),
                    Map.entry("시", Duration.ofHours(1)),
                    Map.entry("m", Duration.ofMinutes(1)),
                    Map.entry("분", Duration.ofMinutes(1)),
                    Map.entry("s", Duration.ofSeconds(1)),
                    Map.entry("초", Duration.ofSeconds(1)));

    private Lengths() {}

    /** How long that is, or null where it does not say so. */
    static @Nullable Duration read(String written) {
        var word = written.strip().toLowerCase(Locale.ROOT);
        var read =
                word.startsWith("p") ? iso(word) : WHOLE.matcher(word).matches() ? sum(word) : null;
        return read != null && read.isPositive() ? read : null;
    }

    // As buttons and forms carry it.
    private static @Nullable Duration iso(String word) {
        try {
            return Duration.parse(word);
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    private static @Nullable Duration sum(String word) {
        var sum = Duration.ZERO;
        var parts = PART.matcher(word);
        try {
            while (parts.find()) {
                var unit = UNITS.getOrDefault(parts.group(2).substring(0, 1), Duration.ZERO);
                sum = sum.plus(unit.multipliedBy(Long.parseLong(parts.group(1))));
            }
            return sum;
        } catch (ArithmeticException | DateTimeException tooLong) {
            return null;
        }
    }
}
