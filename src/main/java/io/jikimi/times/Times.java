package io.jikimi.times;

import io.jikimi.messages.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Understands when something is to happen, as people write it. */
@Component
public class Times {

    /**
     * What a line begins with.
     *
     * @param rest what follows
     */
    public record Beginning(When when, String rest) {}

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CRON =
            Pattern.compile(
                    "(?i)(?:cron:? )?((?:[\\d*/,-]+ ){2}[\\d*/,?LW-]+ [\\d*/,A-Z-]+"
                            + " [\\d*/,?A-Z#-]*[\\d*?A-Z#])(?![^ ,])");
    private static final int MOST_WORDS = 16;

    /** What belongs to a time, and so begins no sentence. */
    private static final Pattern MORE_OF_A_TIME =
            Pattern.compile(
                    "(?i)\\d{1,2}(?::\\d|시| ?[ap]m\\b)|at (?:\\d|noon|midnight)"
                            + "|in the (?:morning|afternoon|evening)"
                            + "|(?:오전|오후|새벽|아침|낮|점심|저녁|밤) ?\\d");

    private static final String PAST = "times.past";
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /**
     * A moment yet to come, or the first of many.
     *
     * @throws Refusal when it cannot be read, or has passed
     */
    public When when(String written, ZoneId zone) {
        var recurring = recurring(written, zone, null);
        return recurring == null ? When.once(moment(written, zone)) : recurring;
    }

    /**
     * The same again and again from that moment on.
     *
     * @param repeat how, such as {@code daily}
     * @throws Refusal when it cannot be read, or is repeated already
     */
    public When repeat(When first, String repeat, ZoneId zone) {
        if (first.again() != null) {
            throw new Refusal("times.repeats-twice");
        }
        var recurring = recurring(repeat, zone, first.first());
        if (recurring == null) {
            throw new Refusal("times.no-repetition");
        }
        return recurring;
    }

    /**
     * A moment yet to come.
     *
     * @throws Refusal when it cannot be read, or has passed
     */
    public Instant moment(String written, ZoneId zone) {
        var now = now(zone);
        var reading = new Reading(written);
        var moment = MomentReader.take(reading, now);
        if (moment == null || !reading.isDone() || moment.isAfter(END)) {
            throw Reading.unreadable();
        }
        if (!moment.isAfter(now.toInstant())) {
            throw new Refusal(PAST, exactly(moment));
        }
        return moment;
    }

    /**
     * How long, such as {@code 1h30m}.
     *
     * @throws Refusal when it cannot be read
     */
    public Duration duration(String written, ZoneId zone) {
        var reading = new Reading(written);
        var span = SpanReader.take(reading);
        if (span == null || !reading.isDone()) {
            throw new Refusal("times.no-duration");
        }
        var now = now(zone).toInstant();
        try {
            var end = span.after(now, zone);
            if (end.isAfter(END)) {
                throw new Refusal("times.no-duration");
            }
            return Duration.between(now, end);
        } catch (DateTimeException | ArithmeticException tooLong) {
            throw new Refusal("times.no-duration");
        }
    }

    /**
     * The longest beginning of a line that says when, where there is one.
     *
     * @throws Refusal where it says a time that is over, or goes on with what is read as a time
     */
    public Optional<Beginning> beginning(String line, ZoneId zone) {
        var words = List.of(SPACES.split(line.strip(), -1));
        for (var end = Math.min(words.size(), MOST_WORDS); end > 0; end--) {
            try {
                var when = when(String.join(" ", words.subList(0, end)), zone);
                var rest = rest(line.strip(), end);
                if (MORE_OF_A_TIME.matcher(rest).lookingAt()) {
                    throw Reading.unreadable();
                }
                return Optional.of(new Beginning(when, rest));
            } catch (Refusal refusal) {
                if (refusal.reason().key().equals(PAST) || end == 1) {
                    throw refusal;
                }
            }
        }
        return Optional.empty();
    }

    // With the line breaks that are in it.
    private static String rest(String line, int words) {
        var left = line;
        for (var taken = 0; taken < words; taken++) {
            var space = SPACES.matcher(left);
            left = space.find() ? left.substring(space.end()) : "";
        }
        return left;
    }

    private @Nullable When recurring(String written, ZoneId zone, @Nullable Instant anchor) {
        var plain = SPACES.matcher(written.strip()).replaceAll(" ");
        var cron = CRON.matcher(plain);
        var isCron = cron.lookingAt();
        var reading = new Reading(isCron ? plain.substring(cron.end()) : plain);
        var repetition =
                isCron
                        ? RecurrenceReader.rest(reading, now(zone), cron(cron.group(1)))
                        : RecurrenceReader.take(reading, now(zone));
        if (repetition == null) {
            return null;
        }
        if (!reading.isDone()) {
            throw Reading.unreadable();
        }
        return beginning(repetition, anchor);
    }

    private static CronRhythm cron(String fields) {
        try {
            return CronRhythm.of(fields);
        } catch (IllegalArgumentException notCron) {
            throw new Refusal("times.no-cron");
        }
    }

    private static When beginning(Repetition repetition, @Nullable Instant anchor) {
        try {
            var when = repetition.beginning(anchor);
            if (when.first().isAfter(END)) {
                throw Reading.unreadable();
            }
            return when;
        } catch (DateTimeException | ArithmeticException beyondAllCalendars) {
            throw Reading.unreadable();
        }
    }

    private ZonedDateTime now(ZoneId zone) {
        return clock.instant().atZone(zone);
    }

    /** A moment as Discord shows it in full, in everybody's own zone. */
    public static String exactly(Instant moment) {
        return "<t:" + moment.getEpochSecond() + ":F>";
    }

    /** Several of them, one a line. */
    public static String list(List<Instant> moments) {
        return String.join("\n", moments.stream().map(one -> "- " + exactly(one)).toList());
    }
}
