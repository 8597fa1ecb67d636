package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** Values that are not what their setting takes. */
class UnfitValuesTests {

    @TempDir Path folder;

    private Operator operator;

    @BeforeEach
    void anOperatorWithAToken() {
        operator = Operator.withToken(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "bot.identify-gap=soon, a time such as 5s or 500ms",
        "bot.on-fatal=explode, 'one of park, exit.'",
        "bot.shards.total=many, a whole number",
        "server.port=abc, a whole number",
        "logging.level.root=LOUD, 'one of trace, debug, info, warn, error, fatal, off'",
        "spring.main.lazy-initialization=perhaps, true or false",
        "server.shutdown=now, 'one of graceful, immediate'",
        "spring.lifecycle.timeout-per-shutdown-phase=soon, a time",
        "spring.servlet.multipart.max-file-size=big, a size such as 10MB"
    })
    void sayWhatIsExpected(String setting, String words) {
        assertThat(operator.reads("--" + setting).problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.place().text())
                                    .isEqualTo("command line --" + setting.replaceFirst("=.*", ""));
                            assertThat(problem.what()).contains(setting.replaceFirst("=.*", ""));
                            assertThat(problem.remedy()).contains("Expected is " + words);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "bot.shards.total=-1, greater than or equal to 0",
        "bot.identify-gap=-5s, must not be negative",
        "bot.prefix=/, 1 to 5 visible"
    })
    void sayWhichRuleTheyBreak(String setting, String rule) {
        assertThat(operator.reads("--" + setting).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains(rule));
    }

    @Test
    void doNotMatterWhereAnotherValueCounts() {
        operator.writes("config.ini", "[bot]\nidentify-gap = soon\n");

        assertThat(operator.reads("--bot.identify-gap=5s").problems()).isEmpty();
        assertThat(operator.reads().problems()).hasSize(1);
    }

    @Test
    void areComplainedOfWhereTheValueStandsThatCounts() {
        operator.sets("BOT_IDENTIFY_GAP", "soon")
                .writes("config.ini", "[bot]\nidentify-gap = 5s\n");

        assertThat(operator.reads().problems())
                .extracting(problem -> problem.place().text())
                .containsExactly("environment BOT_IDENTIFY_GAP");
    }
}
