package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.sources.Place;
import io.jikimi.testing.Operator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void doesNotLookForReferencesInASecret() {
        operator.sets("DISCORD_TOKEN", "a${b:c}\\${d}").keeps("bot.prefix", "${e}");

        assertThat(operator.reads().value("bot.token").orElseThrow().text())
                .isEqualTo("a${b:c}\\${d}");
        assertThat(operator.reads().value("bot.prefix").orElseThrow().text()).isEqualTo("${e}");
    }

    private static Value value(String text, String place) {
        return new Value(text, new Place(place));
    }
}
