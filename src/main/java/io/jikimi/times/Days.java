package io.jikimi.times;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people call the days of the week and the months. */
final class Days {

    /** Days of the week; the Korean ones also by one letter, in a list. */
    static final String NAMES =
            "(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:rs?(?:days?)?)?|fri(?:days?)?"
                    + "|sat(?:urdays?)?|sun(?:days?)?)(?![a-z])|[월화수목금토일]요일";

    /** The same in a list, where the Korean ones are short. */
    static final String LISTED = NAMES + "|[월화수목금토일](?=[ 월화수목금토일]|$)";

    static final String MONTHS =
            Arrays.stream(Month.values())
                    .map(month -> month.name().toLowerCase(Locale.ROOT))
                    .map(name -> name.substring(0, 3) + "(?:" + name.substring(3) + ")?")
                    .collect(Collectors.joining("|", "(?:", "|sept)\\.?(?![a-z])"));

    private static final String KOREAN = "월화수목금토일";
    private static final Pattern LETTERS = Pattern.compile("[a-z]+");

    private Days() {}

    static DayOfWeek named(String word) {
        if (LETTERS.matcher(word).matches()) {
            return Arrays.stream(DayOfWeek.values())
                    .filter(day -> begins(day.name(), word))
                    .findFirst()
                    .orElseThrow(Reading::unreadable);
        }
        return DayOfWeek.of(KOREAN.indexOf(word.charAt(0)) + 1);
    }

    static Month month(String word) {
        return Arrays.stream(Month.values())
                .filter(month -> begins(month.name(), word))
                .findFirst()
                .orElseThrow(Reading::unreadable);
    }

    private static boolean begins(String name, String word) {
        return name.regionMatches(true, 0, word, 0, 3);
    }
}
