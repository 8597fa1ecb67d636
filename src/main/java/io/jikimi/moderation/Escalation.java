package io.jikimi.moderation;

import io.jikimi.cases.CaseFile;
import io.jikimi.cases.CaseType;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What follows from how many warnings in how long, as a guild has chosen. */
final class Escalation {

    private static final Pattern STEP = Pattern.compile("(\\d{1,3})/(\\d{1,4}[smhdw])");
    private static final Duration WEEK = Duration.ofDays(7);

    /** So many warnings in so long lead to this. */
    private record Step(int warnings, Duration within, Consequence leadsTo) {}

    /**
     * What is done.
     *
     * @param lasting how long it holds, or null for good
     */
    record Consequence(CaseType type, @Nullable Duration lasting) {

        @Nullable Instant endsAt(Instant now) {
            return lasting == null ? null : now.plus(lasting);
        }
    }

    private final List<Step> steps;
    private final Instant oldest;

    private Escalation(List<Step> steps, Instant oldest) {
        this.steps = steps;
        this.oldest = oldest;
    }

    /** A step that nobody understands, such as one of a newer version, leads to nothing. */
    static Escalation of(ModerationSettings settings, Instant now) {
        var steps = new ArrayList<Step>();
        settings.escalation().forEach((key, value) -> add(steps, key, value));
        steps.sort(Comparator.comparingInt(Step::warnings).reversed());
        var expire = settings.warningsExpire();
        return new Escalation(steps, expire == null ? Instant.EPOCH : now.minus(expire));
    }

    private static void add(List<Step> steps, String key, String value) {
        var step = STEP.matcher(key);
        if (!step.matches() || !value.matches(ModerationSettings.CONSEQUENCE)) {
            return;
        }
        var words = value.split(" ", 2);
        var type = CaseType.valueOf(words[0].toUpperCase(Locale.ROOT));
        var lasting = words.length == 2 ? duration(words[1]) : null;
        var consequence = new Consequence(type, lasting);
        steps.add(new Step(Integer.parseInt(step.group(1)), duration(step.group(2)), consequence));
    }

    private static Duration duration(String written) {
        return written.endsWith("w")
                ? WEEK.multipliedBy(Long.parseLong(written.substring(0, written.length() - 1)))
                : DurationStyle.detectAndParse(written);
    }

    /** What was warned of before then does not count any more. */
    Instant oldest() {
        return oldest;
    }

    /**
     * What follows now: only where just so many warnings have come together, so that each crossing
     * leads to it once.
     */
    @Nullable Consequence after(List<CaseFile> warnings, Instant now) {
        for (var step : steps) {
            var since = now.minus(step.within());
            var count = warnings.stream().filter(one -> !one.createdAt().isBefore(since)).count();
            if (count == step.warnings()) {
                return step.leadsTo();
            }
        }
        return null;
    }
}
