package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** Names of settings that nobody knows. */
class UnknownNamesTests {

    @TempDir Path folder;

    private Operator operator;

    @BeforeEach
    void anOperatorWithAToken() {
        operator = Operator.withToken(folder);
    }

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
                                    .isEqualTo("command line " + argument.replaceFirst("=.*", ""));
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
