package io.jikimi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class ClockSkewTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /** Asked at noon, answered two seconds later, by a clock that leaves out fractions. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, OK",
        "-1, 0, OK",
        "2, 0, OK",
        "-3, 2, OK",
        "-4, 3, WARNING",
        "4, -2, OK",
        "5, -3, WARNING",
        "-31, 30, WARNING",
        "-32, 31, FAILED",
        "33, -31, FAILED"
    })
    void allowsForTheWayAndForTheFraction(int theirSecond, int atLeast, Status status) {
        var theirs = NOON.plusSeconds(theirSecond);

        var skew = ClockSkew.between(NOON, NOON.plusSeconds(2), theirs, theirs.plusSeconds(1));

        assertThat(skew).isEqualTo(new ClockSkew(Duration.ofSeconds(atLeast)));
        assertThat(skew.finding("clock", "Discord").status()).isEqualTo(status);
    }
}
