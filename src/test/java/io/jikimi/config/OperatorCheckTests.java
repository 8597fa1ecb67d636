package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class OperatorCheckTests {

    @ParameterizedTest
    @CsvSource({
        "bot.operator.token=short-of-sixteen, ''",
        "bot.operator.token=short-of-sixtee, could be guessed",
        "bot.operator.token=a token of sixteen, cannot be sent",
        "bot.operator.token=, ''",
        "bot.operator.port=9091, ''",
        "bot.operator.port=8080, the one of the status page",
        "bot.operator.port=65536, less than or equal to 65535",
        "bot.operator.port=0, greater than or equal to 1",
        "bot.operator.address=0.0.0.0, ''",
        "bot.operator.address=::, ''",
        "bot.operator.address=::1, ''",
        "bot.operator.address=192.0.2.1, not an address of this machine",
        "bot.operator.address=nobody.invalid, not an address of this machine",
        "management.server.port=9091, take the health away"
    })
    void letsNobodyElseInWhereTheOperatorIs(String setting, String words, @TempDir Path folder) {
        var problems = Operator.withToken(folder).reads("--" + setting).problems();

        if (words.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems)
                    .singleElement()
                    .satisfies(
                            problem -> {
                                assertThat(problem.place().text())
                                        .isEqualTo(
                                                "command line --"
                                                        + setting.replaceFirst("=.*", ""));
                                assertThat(problem.what()).contains(words);
                                assertThat(problem.remedy()).isNotBlank();
                            });
        }
    }
}
