package io.jikimi.moderation;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Says how long something lasts. */
final class Durations {

    private Durations() {}

    static Text text(Duration lasting) {
        var all = parts(lasting);
        return all == null ? Text.of("moderation.seconds", lasting.toSeconds()) : all;
    }

    private static @Nullable Text parts(Duration lasting) {
        Text all = null;
        all = joined(all, "moderation.days", lasting.toDaysPart());
        all = joined(all, "moderation.hours", lasting.toHoursPart());
        all = joined(all, "moderation.minutes", lasting.toMinutesPart());
        return all;
    }

    private static @Nullable Text joined(@Nullable Text before, String key, long count) {
        if (count == 0) {
            return before;
        }
        var part = Text.of(key, count);
        return before == null ? part : Text.of("moderation.joined", before, part);
    }
}
