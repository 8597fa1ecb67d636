package io.jikimi.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.commands.Invocation.Attachment;
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
    private static final Declaration WARN =
            Declaration.of(
                    "warn",
                    Option.person("user").mustBeGiven(),
                    Option.whole("days", 1, 30),
                    Option.file("proof"),
                    Option.text("reason"),
                    Option.yesNo("silent"));
    private static final Attachment PICTURE = new Attachment("a.png", 10, "https://x/a.png");

    private final PrefixParser parser = new PrefixParser(Desks.NAMES);

    @ParameterizedTest
    @ValueSource(strings = {" 2 good day", "   2   good day ", " 2 \"good day\"", "\n2\tgood day"})
    void givesTheLastTextAllThatIsLeft(String rest) {
        assertThat(parse(ECHO, rest).options())
                .isEqualTo(Map.of("times", "2", "words", "good day"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ann spam --days 3 --silent",
                "--silent --days=3 @ann spam",
                "@ann --days \"3\" spam --silent=true",
                "“@ann” 3 spam --silent",
                "--reason=\"spam\" --silent -- @ann 3"
            })
    void takesFlagsWhereverTheyStand(String line) {
        assertThat(parse(WARN, line).options())
                .isEqualTo(Map.of("user", "@ann", "days", "3", "reason", "spam", "silent", "true"));
    }

    @Test
    void leavesOutWhatDoesNotLookLikeTheOptionalNext() {
        assertThat(parse(WARN, "@ann \"spam and more\"").options())
                .isEqualTo(Map.of("user", "@ann", "reason", "spam and more"));
    }

    @Test
    void givesTheRestOfTheLineToTheLastTextThatMustBeGiven() {
        var remind =
                Declaration.of(
                        "remind",
                        Option.text("when").mustBeGiven(),
                        Option.text("what").mustBeGiven(),
                        Option.choice("where", "here", "dm"));

        assertThat(parse(remind, "2h water the plants").options())
                .isEqualTo(Map.of("when", "2h", "what", "water the plants"));
        assertThat(parse(remind, "2h tea --where dm").options())
                .isEqualTo(Map.of("when", "2h", "what", "tea", "where", "dm"));
    }

    @Test
    void aSentenceThatMayBeLeftOutTakesTheRestAllTheSame() {
        var set = Declaration.of("set", Option.text("setting").mustBeGiven(), Option.text("value"));

        assertThat(parse(set, "server.prefix ? and more").options())
                .isEqualTo(Map.of("setting", "server.prefix", "value", "? and more"));
    }

    @Test
    void takesFilesThatWereSentAlong() {
        assertThat(parser.parse(WARN, "@ann", List.of(PICTURE, PICTURE), "!").options())
                .isEqualTo(Map.of("user", "@ann", "proof", PICTURE));
    }

    @ParameterizedTest
    @CsvSource({
        "'', desk.choose-part",
        "' away', desk.choose-part",
        "' confirm', desk.choose-part",
        "' open now', desk.too-many-words",
        "' open --now', desk.too-many-words",
        "' shut --now', desk.flag-unknown"
    })
    void saysWhatDoesNotFit(String rest, String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> parse(KEEP, rest))
                .withMessage(key);
    }

    @Test
    void saysHowItGoesWithThePathAndThePrefix() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> parser.parse(KEEP, " open now", List.of(), "?"))
                .satisfies(
                        no ->
                                assertThat(no.reason())
                                        .isEqualTo(Text.of("desk.too-many-words", "?keep open")));
    }

    @Test
    void survivesUnbalancedQuotesAndOddWhiteSpace() {
        assertThat(parse(ECHO, " 1 \"half").options())
                .isEqualTo(Map.of("times", "1", "words", "\"half"));
        assertThat(parse(ECHO, " 1 a \"b\" c").options())
                .isEqualTo(Map.of("times", "1", "words", "a \"b\" c"));
        assertThat(parse(ECHO, " 1 \"a\" and \"b\"").options())
                .isEqualTo(Map.of("times", "1", "words", "\"a\" and \"b\""));
        assertThat(parse(ECHO, "").options()).isEmpty();
        assertThat(parse(ECHO, "  \u00a0 ").options()).isEmpty();
    }

    private PrefixParser.Line parse(Declaration declaration, String rest) {
        return parser.parse(declaration, rest, List.of(), "!");
    }

    @Test
    void takesNoWordForWhatIsTypedByItsNameOnly() {
        var purge =
                Declaration.of(
                        "purge",
                        Option.whole("count", 1, 100),
                        Option.text("contains").byNameOnly(),
                        Option.text("reason"));

        var line = parser.parse(purge, " 5 old news --contains=spam", List.of(), "!");
        assertThat(line.options())
                .isEqualTo(Map.of("count", "5", "reason", "old news", "contains", "spam"));
        assertThat(purge.usage(List.of("purge"))).isEqualTo("purge [count] [--contains] [reason]");
    }

    @Test
    void leavesTheRestOfTheLineToOthersWhereOneWordIsEnough() {
        var slowmode =
                Declaration.of(
                        "slowmode",
                        Option.text("time").mustBeGiven().inOneWord(),
                        Option.text("reason"));

        assertThat(parser.parse(slowmode, " 10s calm down", List.of(), "!").options())
                .isEqualTo(Map.of("time", "10s", "reason", "calm down"));
    }
}
