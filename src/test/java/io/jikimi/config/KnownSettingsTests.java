package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTests {

    private final KnownSettings settings = KnownSettings.load();

    @Test
    void knowsEverySettingOfOursWithItsDescription() {
        assertThat(settings.ours())
                .extracting(KnownSetting::name)
                .contains("bot.token", "bot.shards.total", "database.url")
                .allMatch(name -> name.matches("(bot|database|otel)\\..+"))
                .isSorted();
        assertThat(settings.find("bot.on-fatal"))
                .hasValueSatisfying(
                        known -> {
                            assertThat(known.defaultValue()).isEqualTo("park");
                            assertThat(known.description()).contains("exit code 78");
                            assertThat(known.owner()).isEqualTo(BotProperties.class.getName());
                        });
        assertThat(settings.find("database.url").orElseThrow().description())
                .contains("`postgres://user:password@host:5432/name`");
    }

    @ParameterizedTest
    @CsvSource({
        "bot.apiUrl, bot.api-url, java.net.URI",
        "bot.api_url, bot.api-url, java.net.URI",
        "BOT.APIURL, bot.api-url, java.net.URI",
        "bot.shards.TOTAL, bot.shards.total, java.lang.Integer",
        "server.port, server.port, java.lang.Integer",
        "logging.level.net.dv8tion.jda, logging.level.net.dv8tion.jda, java.lang.String",
        "spring.jpa.properties.hibernate.show_sql, spring.jpa.properties.hibernate.show_sql,"
                + " java.lang.String",
        "spring.profiles.active[0], spring.profiles.active[0], java.lang.String",
        "spring.datasource.hikari.maximumPoolSize, spring.datasource.hikari.maximum-pool-size,"
                + " java.lang.Integer"
    })
    void findsASettingInEverySpellingThatSpringTakes(String property, String name, String type) {
        assertThat(settings.find(property))
                .hasValueSatisfying(
                        known -> {
                            assertThat(known.name()).isEqualTo(name);
                            assertThat(known.type()).isEqualTo(type);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bot.prefx",
                "bot",
                "bot.shards",
                "bot.token.again",
                "server.porto",
                "server.port[0]",
                "colour",
                ""
            })
    void doesNotFindWhatNobodyReads(String property) {
        assertThat(settings.find(property)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DISCORD_TOKEN, bot.token",
        "BOT_TOKEN, bot.token",
        "BOT_API_URL, bot.api-url",
        "BOT_APIURL, bot.api-url",
        "bot_prefix, bot.prefix",
        "PORT, server.port",
        "SPRING_DATASOURCE_URL, spring.datasource.url",
        "LOGGING_LEVEL_ROOT, logging.level.root",
        "LOGGING_LEVEL_NET_DV8TION_JDA, logging.level.net.dv8tion.jda",
        "SPRING_PROFILES_ACTIVE_0, spring.profiles.active[0]"
    })
    void findsTheSettingOfAVariable(String variable, String property) {
        assertThat(settings.ofVariable(variable).map(KnownSetting::name)).contains(property);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "BOT_PREFX", "BOT", "DATABASE_PRIVATE_URL", "SPRING", "DEBUG"})
    void leavesOtherVariablesAlone(String variable) {
        assertThat(settings.ofVariable(variable)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bot.prefx, bot.prefix",
        "bot.apiul, bot.api-url",
        "bot.tokne, bot.token",
        "bto.token, bot.token",
        "discord.token, bot.token",
        "bot.discord_token, bot.token",
        "database.prefix, bot.prefix",
        "bot.total, bot.shards.total",
        "bot.shards, bot.shards.ids",
        "bot.port, server.port",
        "token, bot.token",
        "server.prot, server.port",
        "spring.datasource.pasword, spring.datasource.password"
    })
    void guessesWhatWasMeant(String written, String meant) {
        assertThat(settings.closest(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot.colour", "weather.city", "x"})
    void doesNotGuessWildly(String written) {
        assertThat(settings.closest(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bot.token",
                "bot.tokn",
                "database.url",
                "spring.datasource.url",
                "spring.datasource.password",
                "server.ssl.keyStorePassword",
                "spring.flyway.vault.token",
                "nobody.knows"
            })
    void keepsSecretsSecret(String property) {
        assertThat(settings.isSecret(property)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot.prefix", "bot.api-url", "server.port", "logging.level.root"})
    void showsWhatIsNoSecret(String property) {
        assertThat(settings.isSecret(property)).isFalse();
    }
}
