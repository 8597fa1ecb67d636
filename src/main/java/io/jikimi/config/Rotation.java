package io.jikimi.config;

import io.jikimi.config.Rotatable.Refused;
import io.jikimi.config.Rotatable.TakenOver;
import io.jikimi.config.Rotatable.Trial;
import io.jikimi.config.Rotatable.Undecided;
import io.jikimi.sources.Place;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * How the last new value of a secret did.
 *
 * @param property the setting
 * @param place where the new value was read
 * @param at when
 * @param outcome what became of it
 * @param why why it was not taken over; null where it was
 * @param remedy what to do about it; null where nothing is to be done
 */
public record Rotation(
        String property,
        String place,
        Instant at,
        Outcome outcome,
        @Nullable String why,
        @Nullable String remedy) {

    static Rotation of(String property, Place place, Instant at, Trial trial) {
        return switch (trial) {
            case TakenOver() ->
                    new Rotation(property, place.text(), at, Outcome.TAKEN_OVER, null, null);
            case Refused(var why, var remedy) ->
                    new Rotation(property, place.text(), at, Outcome.REFUSED, why, remedy);
            case Undecided(var why) ->
                    new Rotation(property, place.text(), at, Outcome.UNDECIDED, why, null);
        };
    }

    boolean isTakenOver() {
        return outcome == Outcome.TAKEN_OVER;
    }

    /** Whether the operator has heard this already; a take-over is always news. */
    boolean saysTheSame(Rotation other) {
        return !other.isTakenOver()
                && outcome == other.outcome
                && place.equals(other.place)
                && Objects.equals(why, other.why);
    }

    /** What became of a new value. */
    public enum Outcome {
        TAKEN_OVER,
        REFUSED,
        UNDECIDED
    }
}
