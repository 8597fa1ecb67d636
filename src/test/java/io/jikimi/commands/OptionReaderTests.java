package io.jikimi.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.discord.Directory.Named;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;
import io.jikimi.testing.Calls;
import io.jikimi.testing.Guildhall;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Objects;

class OptionReaderTests {

    private static final long ANN = 100_000_000_000_000_001L;
    private static final long ANNABEL = 100_000_000_000_000_002L;

    private final OptionReader reader =
            new OptionReader(
                    new Guildhall(
                            List.of(
                                    new Named(ANN, "ann", false),
                                    new Named(ANNABEL, "annabel", false),
                                    new Named(3, "twin", false),
                                    new Named(4, "twin", false))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<@100000000000000001>",
                "<@!100000000000000001>",
                "100000000000000001",
                "ann",
                "@ann"
            })
    void takesAPersonByMentionIdOrName(String word) {
        assertThat(read(Option.person("who"), word)).isEqualTo(ANN);
    }

    @ParameterizedTest
    @CsvSource({"<@&100000000000000001>", "100000000000000001", "@annabel"})
    void takesARoleByMentionIdOrName(String word) {
        assertThat(read(Option.role("who"), word)).isIn(ANN, ANNABEL);
    }

    @Test
    void answersAnAmbiguousNameWithTheCandidates() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(Option.person("who"), "twin"))
                .satisfies(
                        no ->
                                assertThat(no.reason())
                                        .isEqualTo(
                                                Text.of(
                                                        "desk.which-person",
                                                        "who",
                                                        Text.verbatim(
                                                                "\n- <@3> `3`\n- <@4> `4`"))));
    }

    @Test
    void doesNotTakeABeginningForTheWholeName() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(Option.person("who"), "annab"))
                .withMessage("desk.which-person");
    }

    @ParameterizedTest
    @CsvSource({
        "WHOLE, two, desk.option-not-whole",
        "WHOLE, 2.5, desk.option-not-whole",
        "WHOLE, 99999999999999999999, desk.option-not-whole",
        "DECIMAL, NaN, desk.option-not-number",
        "DECIMAL, 1e9, desk.option-not-number",
        "YES_NO, maybe, desk.option-not-yes-no",
        "PERSON, bob, desk.option-not-person",
        "PERSON, 99999999999999999999, desk.option-not-person",
        "CHANNEL, nowhere, desk.option-not-channel",
        "MESSAGE, here, desk.option-not-message",
        "FILE, a.png, desk.option-not-file"
    })
    void saysWhatItWouldTake(Option.Kind kind, String word, String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(option(kind), word))
                .withMessage(key);
    }

    @ParameterizedTest
    @CsvSource({
        "WHOLE, -3, -3",
        "DECIMAL, '2,5', 2.5",
        "YES_NO, 예, true",
        "YES_NO, No, false",
        "MESSAGE, https://discord.com/channels/1/2/100000000000000009, 100000000000000009"
    })
    void readsWhatFits(Option.Kind kind, String word, String value) {
        assertThat(read(option(kind), word)).hasToString(value);
    }

    private static Option option(Option.Kind kind) {
        return new Option("who", kind, false, false, 0, 0, List.of(), Option.Typed.IN_PLACE);
    }

    private Object read(Option option, String word) {
        var given = reader.read(List.of(option), Map.of("who", word), Calls.inGuild());
        return Objects.requireNonNull(given.get("who"));
    }
}
