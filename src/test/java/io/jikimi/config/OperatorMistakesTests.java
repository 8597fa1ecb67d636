package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.nio.file.Path;
import java.util.Objects;

class OperatorMistakesTests {

    @TempDir Path folder;

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @ParameterizedTest
    @CsvSource({
        "bot.shards.total=-1, BOT_SHARDS_TOTAL, greater than or equal to 0",
        "bot.identify-gap=abc, BOT_IDENTIFY_GAP, 5s or 500ms",
        "bot.identify-gap=-5s, BOT_IDENTIFY_GAP, must not be negative",
        "bot.on-fatal=explode, BOT_ON_FATAL, 'park, exit'",
        "bot.prefix=/, BOT_PREFIX, 1 to 5 visible",
        "bot.prefix=a`, BOT_PREFIX, 1 to 5 visible",
        "bot.prefix=a\u200b, BOT_PREFIX, 1 to 5 visible",
        "bot.prefix=abcdef, BOT_PREFIX, 1 to 5 visible"
    })
    void namesTheSettingThatDoesNotFit(String setting, String variable, String expected) {
        context.withPropertyValues(setting)
                .run(
                        started -> {
                            var failure = Objects.requireNonNull(started.getStartupFailure());
                            var mistake = OperatorMistakes.behind(failure).orElseThrow();

                            assertThat(mistake)
                                    .hasMessageContainingAll(
                                            setting.replaceFirst("=.*", ""), variable);
                            assertThat(mistake.getMessage() + mistake.remedy()).contains(expected);
                        });
    }

    @Test
    void looksThroughWhatAMistakeIsWrappedIn() {
        var mistake = new MisconfiguredException("wrong", "mend it");

        assertThat(OperatorMistakes.behind(new BeanCreationException("catalogue", mistake)))
                .contains(mistake);
        assertThat(OperatorMistakes.behind(new IllegalStateException("ours"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bot.api-url, http://local host/, DISCORD_API_URL",
        "bot.api-url, localhost:8290, DISCORD_API_URL",
        "bot.api-url, ftp://localhost/, DISCORD_API_URL",
        "server.port, 65536, PORT",
        "server.port, web, PORT"
    })
    void refusesAddressesThatNobodyCouldCall(String property, String value, String variable) {
        var problems = Operator.withToken(folder).reads("--" + property + "=" + value).problems();

        assertThat(problems)
                .singleElement()
                .returns("command line --" + property, problem -> problem.place().text())
                .satisfies(problem -> assertThat(problem.what()).contains(property, variable));
    }

    @EnableConfigurationProperties(BotProperties.class)
    static class Properties {}
}
