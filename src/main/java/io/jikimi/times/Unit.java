package io.jikimi.times;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people count time in, and how they write it. */
enum Unit {
    SECONDS(ChronoUnit.SECONDS, "seconds?|secs?|s", "초"),
    MINUTES(ChronoUnit.MINUTES, "minutes?|mins?|m", "분"),
    HOURS(ChronoUnit.HOURS, "hours?|hrs?|h", "시간"),
    DAYS(ChronoUnit.DAYS, "days?|d", "일"),
    WEEKS(ChronoUnit.WEEKS, "weeks?|wks?|w", "주일|주"),
    MONTHS(ChronoUnit.MONTHS, "months?|mos?", "개월|달"),
    YEARS(ChronoUnit.YEARS, "years?|yrs?|y", "년");

    /** Any of them. */
    static final String ANY =
            Arrays.stream(values())
                    .map(unit -> "(?:" + unit.english + ")(?![a-z])|" + unit.korean)
                    .collect(Collectors.joining("|"));

    private final ChronoUnit chrono;
    private final String english;
    private final String korean;
    private final Pattern written;

    Unit(ChronoUnit chrono, String english, String korean) {
        this.chrono = chrono;
        this.english = english;
        this.korean = korean;
        this.written = Pattern.compile(english + "|" + korean);
    }

    ChronoUnit chrono() {
        return chrono;
    }

    /** Whether it is as long on every day, whatever is done to clocks. */
    boolean isExact() {
        return compareTo(DAYS) < 0;
    }

    static Unit named(String word) {
        return Arrays.stream(values())
                .filter(unit -> unit.written.matcher(word).matches())
                .findFirst()
                .orElseThrow(Reading::unreadable);
    }
}
