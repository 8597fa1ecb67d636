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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

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
    class UnknownNames {

        @ParameterizedTest
        @CsvSource({
            "--bot.prefx=!, --bot.prefix",
            "--bto.prefix=!, --bot.prefix",
            "--server.prot=1, --server.port",
            "--bot.shards=1, --bot.shards.",
            "--bot.weather=fine, docs/configuration.md"
        })
        void areRefusedOnTheCommandLine(String argument, String remedy) {
            assertThat(operator.reads(argument).problems())
                    .singleElement()
                    .satisfies(
                            problem -> {
                                assertThat(problem.place().text())
                                        .isEqualTo(
                                                "command line " + argument.replaceFirst("=.*", ""));
                                assertThat(problem.remedy()).contains(remedy);
                            });
        }

        @Test
        void areRefusedInSpringsJson() {
            operator.sets("SPRING_APPLICATION_JSON", "{\"bot\": {\"prefx\": \"?\"}, \"my\": 1}");

            assertThat(operator.reads().problems())
                    .singleElement()
                    .satisfies(
                            problem -> {
                                assertThat(problem.place().text())
                                        .isEqualTo("environment SPRING_APPLICATION_JSON");
                                assertThat(problem.remedy()).contains("bot.prefix");
                            });
        }

        @ParameterizedTest
        @CsvSource({
            "bot, prefx, prefix in section [bot]",
            "database, prefix, prefix in section [bot]",
            "discord, token, token in section [bot]",
            "bot, total, total in section [bot.shards]",
            "server, prot, port in section [server]",
            "weather, city, docs/configuration.md"
        })
        void areRefusedInTheIniFile(String section, String key, String remedy) {
            operator.writes("config.ini", "[%s]\n%s = x\n".formatted(section, key));

            assertThat(operator.reads().problems())
                    .singleElement()
                    .satisfies(
                            problem -> {
                                assertThat(problem.place().text()).startsWith("config.ini:2:");
                                assertThat(problem.remedy()).contains(remedy);
                            });
        }

        @ParameterizedTest
        @CsvSource({
            "BOT_PREFX, BOT_PREFIX",
            "BOT_TOTAL, BOT_SHARDS_TOTAL",
            "BOT_WEATHER, docs/configuration.md",
            "DATABSE_URL, DATABASE_URL",
            "DISCORD_API_ULR, DISCORD_API_URL"
        })
        void areRefusedAmongVariablesThatLookLikeOurs(String variable, String remedy) {
            operator.sets(variable, "x");

            assertThat(operator.reads().problems())
                    .singleElement()
                    .returns("environment " + variable, problem -> problem.place().text())
                    .satisfies(problem -> assertThat(problem.remedy()).contains(remedy));
        }

        @ParameterizedTest
        @ValueSource(strings = {"DISCORD_TOKN", "DISCRD_TOKEN", "DSICORD_TOKEN"})
        void areTakenForTheOneThatIsMissing(String variable) {
            var other = new Operator(folder.resolve("other")).sets(variable, "abc");

            assertThat(other.reads("--bot.token=").problems())
                    .filteredOn(problem -> problem.place().text().endsWith(variable))
                    .isEmpty();
            assertThat(other.reads().problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.remedy()).contains("DISCORD_TOKEN?"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "PATH",
                    "HOST",
                    "DATABASE_CONNECTION_POOL_URL",
                    "DATABASE_PRIVATE_URL",
                    "HEROKU_POSTGRESQL_GREEN_URL",
                    "DISCORD_TOKEN_2",
                    "DISCORD_CLIENT_ID",
                    "SPRING_TYPO",
                    "DEBUG",
                    "BOTTLE"
                })
        void areNobodysBusinessOtherwise(String variable) {
            operator.sets(variable, "x");

            assertThat(operator.reads().problems()).isEmpty();
        }
    }

    @Nested
    class UnfitValues {

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
                                        .isEqualTo(
                                                "command line --"
                                                        + setting.replaceFirst("=.*", ""));
                                assertThat(problem.what())
                                        .contains(setting.replaceFirst("=.*", ""));
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

    @Nested
    class Contradictions {

        @Test
        void areTwoNamesOfOneSettingWithTwoValues() {
            operator.sets("BOT_TOKEN", "another").sets("PORT", "80").sets("SERVER_PORT", "81");

            assertThat(places())
                    .containsExactly("environment DISCORD_TOKEN", "environment SERVER_PORT");
        }

        @Test
        void areNoneWhereBothNamesSayTheSame() {
            operator.sets("BOT_TOKEN", "token");

            assertThat(places()).isEmpty();
        }

        @Test
        void areAVariableAndItsFile() {
            operator.sets("DISCORD_TOKEN_FILE", "token.txt").writes("token.txt", "token");

            assertThat(places()).containsExactly("environment DISCORD_TOKEN_FILE");
        }

        @Test
        void areAVariableAndItsFileInDotenv() {
            operator.writes(".env", "BOT_PREFIX=?\nBOT_PREFIX_FILE=prefix\n").writes("prefix", "?");

            assertThat(places()).containsExactly(".env:2:17");
        }

        @Test
        void areNoneBetweenTwoSources() {
            operator.writes("token.txt", "another")
                    .writes(".env", "BOT_TOKEN_FILE=token.txt\nBOT_PREFIX_FILE=prefix\n")
                    .writes("prefix", "?")
                    .writes("config.ini", "[bot]\ntoken = third\n");

            assertThat(places()).isEmpty();
        }

        @Test
        void areTwoSpellingsOfOneKey() {
            operator.writes("config.ini", "[bot]\non-fatal = park\non_fatal = exit\n");

            assertThat(places()).containsExactly("config.ini:3:12");
        }

        private List<String> places() {
            return operator.reads().problems().stream()
                    .map(problem -> problem.place().text())
                    .toList();
        }
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
