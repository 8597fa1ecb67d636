package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.sources.Place;
import io.jikimi.testing.Operator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class SettingsTests {

    @TempDir Path folder;

    private Operator operator;

    @BeforeEach
    void anOperatorWithAnEmptyFolder() {
        operator = new Operator(folder);
    }

    @Test
    void takesWellKnownNamesForThePropertiesTheyMean() {
        operator.sets("DISCORD_TOKEN", "abc").sets("PORT", "81");

        assertThat(operator.reads().value("bot.token"))
                .contains(value("abc", "environment DISCORD_TOKEN"));
        assertThat(operator.reads().value("server.port")).contains(value("81", "environment PORT"));
    }

    @Test
    void readsAFileThatAVariableNames() {
        operator.writes("token.txt", "abc\n").sets("DISCORD_TOKEN_FILE", "token.txt");

        assertThat(operator.reads().value("bot.token"))
                .contains(value("abc", "token.txt (DISCORD_TOKEN_FILE)"));
    }

    @Test
    void knowsThatTheAddressOfTheHeartbeatIsASecret() {
        var settings = operator.sets("BOT_HEARTBEAT_URL", "https://hc.example/canary").reads();

        assertThat(settings.secrets()).contains("https://hc.example/canary");
    }

    @Test
    void doesNotLookForReferencesInASecret() {
        operator.sets("DISCORD_TOKEN", "a${b:c}\\${d}").keeps("bot.prefix", "${e}");

        assertThat(operator.reads().value("bot.token").orElseThrow().text())
                .isEqualTo("a${b:c}\\${d}");
        assertThat(operator.reads().value("bot.prefix").orElseThrow().text()).isEqualTo("${e}");
    }

    @Test
    void takesAVariableThatIsSetToNothingForNotSet() {
        operator.sets("BOT_PREFIX", "")
                .sets("BOT_SHARDS_TOTAL", " ")
                .sets("PORT", "")
                .sets("DATABASE_URL", "")
                .writes(".env", "DISCORD_TOKEN=\nBOT_ON_FATAL=\"\"\n")
                .writes("config.ini", "[bot]\ntoken = abc\nprefix = ?\n");

        assertThat(operator.reads().problems()).isEmpty();
        assertThat(operator.reads().value("bot.token")).contains(value("abc", "config.ini:2:9"));
        assertThat(operator.reads().value("bot.prefix")).contains(value("?", "config.ini:3:10"));
    }

    @Test
    void takesTheDefaultWhereAReferenceWouldLeadBack() {
        operator.sets("DISCORD_TOKEN", "abc")
                .writes("config.ini", "[server]\nport = ${PORT:8081}\n")
                .writes(".env", "BOT_PREFIX=${BOT_PREFIX:-?}\n");

        assertThat(operator.reads().problems()).isEmpty();
        assertThat(operator.reads().value("server.port").orElseThrow().text()).isEqualTo("8081");
        assertThat(operator.reads().value("bot.prefix").orElseThrow().text()).isEqualTo("?");
    }

    @Test
    void saysThatThereIsNoFolderOfCredentials() {
        operator.sets("DISCORD_TOKEN", "abc").sets("CREDENTIALS_DIRECTORY", "nowhere");

        assertThat(operator.reads().problems())
                .singleElement()
                .returns("environment CREDENTIALS_DIRECTORY", one -> one.place().text());
    }

    @Test
    void seesThatAFileOfCredentialsIsNearlyCalledRight() {
        operator.keeps("discord-tokn", "abc").keeps("tls.crt", "somebody else's");

        assertThat(operator.reads().problems())
                .anySatisfy(
                        problem -> {
                            assertThat(problem.place().text()).endsWith("discord-tokn");
                            assertThat(problem.remedy()).contains("DISCORD_TOKEN");
                        })
                .noneMatch(problem -> problem.place().text().endsWith("tls.crt"));
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_APPLICATION_JSON, {bad, environment SPRING_APPLICATION_JSON, not JSON",
        "SPRING_CONFIG_IMPORT, missing.yaml, Spring's configuration, missing.yaml",
        "SPRING_PROFILES_ACTIVE, a b!, Spring's configuration, spring.profiles.active"
    })
    void saysWhatSpringCannotReadOfItsOwn(
            String variable, String value, String place, String words) {
        operator.sets(variable, value).writes("config.ini", "[bot]\npefix = ?\n");

        assertThat(operator.reads("--bot.token=abc").problems())
                .hasSize(2)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.place().text()).isEqualTo(place);
                            assertThat(problem.what()).contains(words);
                        });
    }

    private static Value value(String text, String place) {
        return new Value(text, new Place(place));
    }
}
