package io.jikimi.doctor;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the clock of this machine surely is from another one.
 *
 * @param atLeast positive where ours is ahead, zero where both may agree
 */
record ClockSkew(Duration atLeast) {

    private static final Duration TOLERABLE = Duration.ofSeconds(2);
    private static final Duration INTOLERABLE = Duration.ofSeconds(30);

    /** The other clock was read at some moment of ours, and can itself be told only roughly. */
    static ClockSkew between(
            Instant oursFrom, Instant oursTo, Instant theirsFrom, Instant theirsTo) {
        var least = Duration.between(theirsTo, oursFrom);
        var most = Duration.between(theirsFrom, oursTo);
        if (least.isPositive()) {
            return new ClockSkew(least);
        }
        return new ClockSkew(most.isNegative() ? most : Duration.ZERO);
    }

    /** What that means, where the other clock belongs to somebody such as Discord. */
    Finding finding(String name, String whose) {
        var off = atLeast.abs();
        if (off.compareTo(TOLERABLE) <= 0) {
            return Finding.ok(name, "The clock of this machine agrees with that of " + whose + ".");
        }
        var what =
                "The clock of this machine is %d s %s that of %s."
                        .formatted(
                                off.toSeconds(),
                                atLeast.isPositive() ? "ahead of" : "behind",
                                whose);
        var remedy =
                "Let NTP set the clock: install chrony, or run timedatectl set-ntp true. In a container"
                        + " it is the clock of the machine below.";
        return off.compareTo(INTOLERABLE) > 0
                ? Finding.failed(name, what, remedy)
                : Finding.warning(name, what, remedy);
    }
}
