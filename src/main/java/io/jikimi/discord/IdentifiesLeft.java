package io.jikimi.discord;

import java.time.Instant;

/**
 * How often shards may still connect anew.
 *
 * @param left how many identifies are left
 * @param total how many a day has
 * @param until when Discord counts from the beginning
 */
public record IdentifiesLeft(int left, int total, Instant until) {

    /** Those of a day, less what is about to be sent. */
    static IdentifiesLeft of(IdentifyDay day, int beingSent) {
        return new IdentifiesLeft(
                day.left() - beingSent, day.answer().total(), day.answer().resetAt());
    }
}
