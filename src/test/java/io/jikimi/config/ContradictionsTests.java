package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** Places that say different things of one setting. */
class ContradictionsTests {

    @TempDir Path folder;

    private Operator operator;

    @BeforeEach
    void anOperatorWithAToken() {
        operator = Operator.withToken(folder);
    }

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
        return operator.reads().problems().stream().map(problem -> problem.place().text()).toList();
    }
}
