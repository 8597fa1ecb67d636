package io.jikimi.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says moments and shares as readers of a language write them; moments in UTC. */
final class Sayings {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final DateTimeFormatter moment;

    Sayings(Locale locale) {
        var pattern = locale.getLanguage().equals("ko") ? "M월 d일 HH:mm" : "d MMM, HH:mm";
        moment = DateTimeFormatter.ofPattern(pattern, locale).withZone(ZoneOffset.UTC);
    }

    /** Such as {@code 27 Nov, 14:05}. */
    public String moment(Instant when) {
        return moment.format(when);
    }

    /** Such as {@code 14:05}. */
    public String hour(Instant when) {
        return HOUR.format(when);
    }

    /** The same moment in few letters: the day only where it is another one. */
    public String after(Instant before, Instant when) {
        return day(before).equals(day(when)) ? hour(when) : moment(when);
    }

    private static Object day(Instant when) {
        return when.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    public Uptime lasted(Instant from, Instant to) {
        return lasted(Duration.between(from, to));
    }

    public Uptime lasted(Duration time) {
        return Uptime.of(time);
    }

    /** Such as {@code 99.98}: never more than is true. */
    public String percent(double share) {
        var hundredths = (long) Math.floor(share * 10_000 + 1e-6);
        if (hundredths % 100 == 0) {
            return String.valueOf(hundredths / 100);
        }
        return "%d.%02d".formatted(hundredths / 100, hundredths % 100);
    }
}
