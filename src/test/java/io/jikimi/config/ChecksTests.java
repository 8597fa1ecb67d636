package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jikimi.sources.Problem;
import io.jikimi.testing.Operator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class ChecksTests {

    @TempDir Path folder;

    private Operator operator;

    @BeforeEach
    void anOperatorWithAToken() {
        operator = Operator.withToken(folder);
    }

    @Test
    void haveNothingToSayAboutSettingsWithoutMistakes() {
        operator.sets("BOT_API_URL", "http://localhost:8290/api/v10/")
                .sets("BOT_CONFIG", "config.ini")
                .sets("PORT", "81")
                .sets("LOGGING_LEVEL_NET_DV8TION_JDA", "debug")
                .writes(".env", "BOT_SHARDS_TOTAL=2\nCOMPOSE_PROJECT_NAME=jikimi\n")
                .writes(
                        "config.ini",
                        """
                        [bot]
                        prefix = ?
                        onFatal = exit
                        [logging.level]
                        root = warn
                        [spring.datasource.hikari]
                        maximum-pool-size = 4
                        """);

        assertThat(
                        operator.reads("--bot.identify-gap=6s", "--server.shutdown=immediate")
                                .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hc-ping.com/x",
                "ftp://hc-ping.com/x",
                "https://",
                "http://a:99999/x",
                "x y"
            })
    void refuseAnAddressForSignsOfLifeThatNobodyCanCallAndDoNotRepeatIt(String url) {
        operator.sets("BOT_HEARTBEAT_URL", url);

        assertThat(operator.reads().problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.place().text())
                                    .isEqualTo("environment BOT_HEARTBEAT_URL");
                            assertThat(problem.toString())
                                    .contains("not an address that can be called", "http or https")
                                    .doesNotContain(url);
                        });
    }

    @Test
    void nameAllMistakesAtOnce() {
        operator.sets("BOT_IDENTIFY_GAP", "soon")
                .sets("DISCORD_TOKN", "abc")
                .writes(".env", "BOT_ON_FATAL=explode\n")
                .writes(
                        "config.ini",
                        """
                        [bot]
                        prefix = abcdef
                        colour = blue
                        [bot.shards]
                        total = -1
                        """);

        assertThat(operator.reads("--server.port=web").problems())
                .extracting(problem -> problem.place().text())
                .containsExactlyInAnyOrder(
                        "environment BOT_IDENTIFY_GAP",
                        ".env:1:14",
                        "config.ini:2:10",
                        "config.ini:3:10",
                        "config.ini:5:9",
                        "command line --server.port");
    }

    @Nested
    class Quotes {

        @Test
        void areNoPartOfAValue() {
            operator.writes("config.ini", "[bot]\ntoken = \"abc\"\n[database]\nuser = 'me'\n");

            assertThat(operator.reads().problems())
                    .extracting(problem -> problem.place().text(), Problem::remedy)
                    .containsExactly(
                            tuple("config.ini:2:9", "Take the quotes away."),
                            tuple("config.ini:4:8", "Take the quotes away."));
        }

        @Test
        void mayBeAPrefix() {
            assertThat(operator.reads("--bot.prefix='").problems()).isEmpty();
        }
    }

    @Nested
    class References {

        @Test
        void mustLeadSomewhere() {
            operator.sets("DISCORD_TOKEN", "${DISCORD_TOKEN}");

            assertThat(
                            operator.reads("--bot.prefix=${NOWHERE}", "--database.user=${PATH:me}")
                                    .problems())
                    .extracting(problem -> problem.place().text())
                    .contains("environment DISCORD_TOKEN", "command line --bot.prefix")
                    .doesNotContain("command line --database.user");
        }

        @Test
        void mayNotGoInCircles() {
            assertThat(operator.reads("--bot.prefix=${bot.prefix}").problems())
                    .extracting(problem -> problem.place().text())
                    .contains("command line --bot.prefix");
        }
    }
}
