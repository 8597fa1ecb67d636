package io.jikimi.keeper;

import io.jikimi.lifecycle.Concern.Standing;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One time that something was wrong.
 *
 * @param concern what it is about
 * @param episode tells it from the other times
 * @param standing what is wrong and since when
 * @param seenAt when an instance last saw that it is
 * @param toldAt when the owner was last told, or would take no message
 * @param tellings how often that has been
 * @param claimedUntil until when somebody is telling it, or was and did not come back
 */
record Spell(
        String concern,
        String episode,
        Standing standing,
        Instant seenAt,
        @Nullable Instant toldAt,
        int tellings,
        @Nullable Instant claimedUntil) {

    private static final int LONGEST_NONCE = 25;
    private static final Duration AGAIN_AFTER = Duration.ofDays(1);

    /** Whether it still stands, as far as anybody has seen. */
    boolean stands(Instant now, Duration over) {
        return !seenAt.plus(over).isBefore(now);
    }

    /** Whether it has stood for so long, as far as anybody has seen. */
    boolean lasted(Duration patience) {
        return !standing.since().plus(patience).isAfter(seenAt);
    }

    boolean wasTold() {
        return toldAt != null;
    }

    /** Whether nobody has been told within a day. */
    boolean isUntold(Instant now) {
        return toldAt == null || !toldAt.plus(AGAIN_AFTER).isAfter(now);
    }

    /** Words by which the message about it is known again. */
    String mark() {
        return "#" + episode + "." + tellings;
    }

    /** The same for whoever tells the same. */
    String nonce(boolean over) {
        var what = concern + mark() + over;
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, LONGEST_NONCE);
    }
}
