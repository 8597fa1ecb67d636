package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.playground.world.Intent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Every command of the jar that is shipped. */
@Execution(ExecutionMode.CONCURRENT)
class CommandsIT {

    private static final Map<String, String> TOKEN = Map.of("DISCORD_TOKEN", "a.good-token");

    // The file of the issue, word for word.
    private static final String INI =
            """
            [bot]
            token = ${DISCORD_TOKEN}
            prefix = !

            [database]
            url = jdbc:h2:file:./data/jikimi
            """;

    @TempDir Path folder;

    private PackagedJar jar() {
        return new PackagedJar(folder);
    }

    @Test
    void configCheckFindsNoMistakeWhereThereIsNone() throws Exception {
        write("config.ini", INI);

        var checked = jar().run(TOKEN, "config", "check");

        assertThat(checked.exit()).as(checked.all()).isZero();
        assertThat(checked.out()).contains("No mistakes. Read: the environment, config.ini.");
        assertThat(checked.err()).isEmpty();
    }

    @Test
    void theTokenMayStandInDotenv() throws Exception {
        write("config.ini", INI);
        write(".env", "export DISCORD_TOKEN='a.good-token' # of the portal\n");

        var checked = jar().run(Map.of(), "config", "check");
        var explained = jar().run(Map.of(), "config", "explain", "DISCORD_TOKEN");

        assertThat(checked.exit()).as(checked.all()).isZero();
        assertThat(explained.out())
                .contains("set, 12 characters, sha256:", "from .env:1:22", "config.ini:2:9")
                .doesNotContain("a.good-token");
    }

    @Test
    void theEnvironmentWinsOverALiteralTokenInTheFile() throws Exception {
        write("config.ini", INI.replace("${DISCORD_TOKEN}", "another.token"));

        var explained = jar().run(TOKEN, "config", "explain", "bot.token", "--json");

        var answer = JsonMapper.shared().readTree(explained.out());
        assertThat(answer.at("/0/place").asString()).isEqualTo("environment DISCORD_TOKEN");
        assertThat(answer.at("/0/value").asString()).startsWith("set, 12 characters");
        assertThat(answer.at("/0/shadowed/0/place").asString()).isEqualTo("config.ini:2:9");
    }

    @Test
    void configCheckNamesEveryMistakeAtOnce() throws Exception {
        write(
                "config.ini",
                "[bot]\nprefix = ${NOTHING}\npefix = ?\n[bot.shards]\ntotal = many\n[database\n");
        write(".env", "BOT_ON_FATAL=explode\nFOO\n");

        var checked = jar().run(Map.of("PORT", "99999"), "config", "check");
        var json = jar().run(Map.of("PORT", "99999"), "config", "check", "--json");

        assertThat(checked.exit()).isEqualTo(78);
        assertThat(checked.all())
                .contains(
                        "8 things",
                        "config.ini:2:10",
                        "config.ini:3:9",
                        "config.ini:5:9",
                        "config.ini:6:1",
                        ".env:1:14",
                        ".env:2:1",
                        "environment PORT",
                        "There is no Discord token")
                .doesNotContain("\tat ");
        assertThat(json.exit()).isEqualTo(78);
        var answer = JsonMapper.shared().readTree(json.out());
        assertThat(answer.at("/ok").asBoolean()).isFalse();
        assertThat(answer.at("/problems")).hasSize(8);
        assertThat(answer.at("/problems/0/place").asString()).isEqualTo(".env:1:14");
    }

    @Test
    void aStartSaysTheSameAndOpensNothing() throws Exception {
        write("config.ini", "[bot]\npefix = ?\nprefix = too-long-for-one\n");

        var started = jar().run(TOKEN);

        assertThat(started.exit()).isEqualTo(78);
        assertThat(started.err())
                .contains("2 things must be put right", "config.ini:2:9", "config.ini:3:10")
                .doesNotContain("\tat ");
        assertThat(started.out()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"application.yaml, bot: [canary", "application.properties, bot.token=\\ucanary"})
    void aBrokenFileOfSpringIsNamedWithoutWhatStandsInIt(String file, String text)
            throws Exception {
        write(file, text + "\n");

        var checked = jar().run(TOKEN, "config", "check");
        var started = jar().run(TOKEN);

        assertThat(List.of(checked, started))
                .allSatisfy(
                        ended -> {
                            assertThat(ended.exit()).isEqualTo(78);
                            assertThat(ended.all())
                                    .contains(file, "cannot be read")
                                    .doesNotContain("canary", "\tat ");
                        });
    }

    @Test
    void configExplainTellsOfEverySettingAndOfNoneThatDoesNotExist() throws Exception {
        var all = jar().run(TOKEN, "config", "explain", "--bot.prefix=?");
        var one = jar().run(TOKEN, "config", "explain", "BOT_PREFIX");
        var unknown = jar().run(TOKEN, "config", "explain", "bot.pefix");

        assertThat(all.exit()).isZero();
        assertThat(all.out())
                .contains("bot.prefix = ?", "from command line --bot.prefix", "not ! by default")
                .contains("database.url", "bot.shards.total = 0");
        assertThat(one.out())
                .contains("bot.prefix = !", "by default", "What starts a command in a message,")
                .doesNotContain("database.url");
        assertThat(unknown.exit()).isEqualTo(78);
        assertThat(unknown.all()).contains("Do you mean bot.prefix?");
    }

    @Test
    void configDocsWritesTheReferenceAndTellsWhetherItIsStale() throws Exception {
        var stale = jar().run(Map.of(), "config", "docs", "--check");
        var written = jar().run(Map.of(), "config", "docs");
        var fresh = jar().run(Map.of(), "config", "docs", "--check", ".");

        assertThat(stale.exit()).isEqualTo(78);
        assertThat(stale.out()).contains("stale: docs/configuration.md");
        assertThat(written.exit()).isZero();
        assertThat(folder.resolve("docs/configuration.md"))
                .hasSameTextualContentAs(Path.of("docs/configuration.md"));
        assertThat(folder.resolve("config.ini.example"))
                .hasSameTextualContentAs(Path.of("config.ini.example"));
        assertThat(folder.resolve(".env.example")).hasSameTextualContentAs(Path.of(".env.example"));
        assertThat(fresh.exit()).as(fresh.all()).isZero();
    }

    @Test
    void helpAndVersionNeedNoSettings() throws Exception {
        assertThat(jar().run(Map.of(), "--help").out())
                .contains("config", "doctor", "preflight", "Without a command it runs");
        assertThat(jar().run(Map.of(), "--version").out()).startsWith("Jikimi 0.1.0");
    }

    @ParameterizedTest
    @CsvSource({
        "cofnig, Did you mean: jikimi config",
        "config chekc, Did you mean: config check",
        "config check --bogus, Unknown option: '--bogus'",
        "--bogus=1, Unknown option",
        "config, Missing required subcommand"
    })
    void whatIsNoCommandEndsWith78AndSaysWhatThereIs(String line, String words) throws Exception {
        var ended = jar().run(TOKEN, line.split(" "));

        assertThat(ended.exit()).isEqualTo(78);
        assertThat(ended.err()).contains(words).doesNotContain("\tat ");
    }

    @Test
    void configCheckLiveDoctorAndPreflightAskDiscordAndTheDatabase() throws Exception {
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            var discord = at(playground, playground.token());
            var live = jar().run(discord, "config", "check", "--live");
            assertThat(live.exit()).as(live.all()).isZero();
            assertThat(live.out())
                    .contains("discord.token", "discord.intents", "discord.identifies", "clock")
                    .contains("database.connection")
                    .doesNotContain(playground.token(), "FAILED");
            assertThat(folder.resolve("data")).doesNotExist();

            var json = jar().run(discord, "doctor", "--json");
            assertThat(json.exit()).as(json.all()).isZero();
            var names = JsonMapper.shared().readTree(json.out()).at("/findings").valueStream();
            assertThat(names.map(finding -> finding.at("/name").asString()))
                    .contains("discord.token", "disk", "memory", "open-files");

            var preflight = jar().run(discord, "preflight");
            assertThat(preflight.exit()).as(preflight.all()).isZero();
            assertThat(preflight.out()).contains("migrations were carried out");
            assertThat(folder.resolve("data/jikimi.mv.db")).exists();
            assertThat(jar().run(discord, "config", "check", "--live").out())
                    .contains("The database is up to date");
            assertThat(playground.gateway().openConnections()).isZero();
        }
    }

    @Test
    void preflightWithAWrongTokenEndsWith78AndChangesNothing() throws Exception {
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            var refused = jar().run(at(playground, "mistyped.token"), "preflight");

            assertThat(refused.exit()).isEqualTo(78);
            assertThat(refused.out())
                    .contains("FAILED", "discord.token")
                    .doesNotContain("mistyped.token");
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void preflightEndsWith75WhileNothingAnswersSoThatItIsTriedAgain() throws Exception {
        var away = Map.of("DISCORD_TOKEN", "a.good-token", "DISCORD_API_URL", "http://127.0.0.1:9");

        var tried = jar().run(away, "preflight");

        assertThat(tried.exit()).as(tried.all()).isEqualTo(75);
        assertThat(tried.out()).contains("FAILED", "discord.connection");
    }

    @Test
    void saysWhichIntentIsMissingAndWhatItCosts() throws Exception {
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            playground.faults().switchOff(Intent.MESSAGE_CONTENT);

            var checked =
                    jar().run(at(playground, playground.token()), "config", "check", "--live");

            assertThat(checked.exit()).isEqualTo(78);
            assertThat(checked.out()).contains("Message Content Intent", "typed");
        }
    }

    private static Map<String, String> at(Playground playground, String token) {
        return Map.of("DISCORD_TOKEN", token, "DISCORD_API_URL", playground.apiUrl());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
