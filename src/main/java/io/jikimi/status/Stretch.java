package io.jikimi.status;

import java.time.Duration;
import java.time.Instant;

/** A time in which the whole bot did not change. */
record Stretch(Instant from, Instant to, Condition condition, int connected, int total) {

    boolean isGood() {
        return condition == Condition.CONNECTED;
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** How much of it lies between two moments. */
    Duration within(Instant start, Instant end) {
        var begins = from.isAfter(start) ? from : start;
        var ends = to.isBefore(end) ? to : end;
        return begins.isBefore(ends) ? Duration.between(begins, ends) : Duration.ZERO;
    }
}
