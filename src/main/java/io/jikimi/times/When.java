package io.jikimi.times;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * When something happens.
 *
 * @param first the first moment, or the only one
 * @param again how it goes on, or null where it happens once
 */
public record When(Instant first, @Nullable Recurrence again) {

    /** Once. */
    public static When once(Instant moment) {
        return new When(moment, null);
    }

    /** The first moments, so many at most. */
    public List<Instant> upcoming(int most) {
        return again == null
                ? List.of(first)
                : again.upcoming(
                        first.minusNanos(1),
                        again.times() == 0 ? most : Math.min(most, again.times()));
    }
}
