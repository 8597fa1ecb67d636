package io.jikimi.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class LengthsTests {

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "5 min, PT5M",
        "1h30m, PT1H30M",
        "1d 12h, PT36H",
        "2w, PT336H",
        "7D, PT168H",
        "3 days, PT72H",
        "PT1H, PT1H",
        "30분, PT30M",
        "1시간 30분, PT1H30M",
        "2주일, PT336H",
        "7일, PT168H"
    })
    void understandsHowPeopleWriteIt(String written, Duration meant) {
        assertThat(Lengths.read(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "d", "0d", "-1d", "spam", "7dx", "1h and more", "P1Z", "9999999d"})
    void understandsNothingElse(String written) {
        assertThat(Lengths.read(written)).isNull();
    }
}
