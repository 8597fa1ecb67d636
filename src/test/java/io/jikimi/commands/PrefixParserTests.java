package io.jikimi.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class PrefixParserTests {

    private static final Declaration ECHO = ExampleCommand.echo().declaration();
    private static final Declaration KEEP = ExampleCommand.keep().declaration();

    @ParameterizedTest
    @ValueSource(strings = {" 2 good day", "   2   good day ", " 2 \"good day\"", "\n2\tgood day"})
    void givesTheLastTextAllThatIsLeft(String rest) {
        assertThat(PrefixParser.parse(ECHO, rest, "!").options())
                .isEqualTo(Map.of("times", 2L, "words", "good day"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<@100000000000000001>", "<@!100000000000000001>", "100000000000000001"})
    void takesAPersonByMentionOrId(String person) {
        var line = PrefixParser.parse(KEEP, " shut " + person, "!");

        assertThat(line.path()).isEqualTo(List.of("keep", "shut"));
        assertThat(line.options()).isEqualTo(Map.of("who", 100_000_000_000_000_001L));
    }

    @ParameterizedTest
    @CsvSource({
        "'', desk.choose-part",
        "' away', desk.choose-part",
        "' shut alice', desk.option-not-person",
        "' open now', desk.too-many-words"
    })
    void saysWhatDoesNotFit(String rest, String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PrefixParser.parse(KEEP, rest, "!"))
                .withMessage(key);
    }

    @Test
    void saysHowItGoesWithThePathAndThePrefix() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PrefixParser.parse(KEEP, " open now", "?"))
                .satisfies(
                        no ->
                                assertThat(no.reason())
                                        .isEqualTo(Text.of("desk.too-many-words", "?keep open")));
    }

    @ParameterizedTest
    @ValueSource(strings = {" two", " 2.5", " 99999999999999999999", " ２a"})
    void refusesWhatIsNoWholeNumber(String rest) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PrefixParser.parse(ECHO, rest, "!"))
                .withMessage("desk.option-not-whole");
    }

    @Test
    void survivesUnbalancedQuotesAndOddWhiteSpace() {
        assertThat(PrefixParser.parse(ECHO, " 1 \"half", "!").options())
                .isEqualTo(Map.of("times", 1L, "words", "\"half"));
        assertThat(PrefixParser.parse(ECHO, "", "!").options()).isEmpty();
        assertThat(PrefixParser.parse(ECHO, "  \u00a0 ", "!").options()).isEmpty();
    }
}
