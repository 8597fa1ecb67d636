package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Ports;
import io.jikimi.testing.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The commands of docs/upgrading.md, with the jar that is shipped and 80,000 rows. */
@Execution(ExecutionMode.CONCURRENT)
class UpgradingIT {

    private static final int ROWS = 80_000;
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final String OF_THE_PAGE = "postgres://user:password@host:5432/name";

    @TempDir Path folder;

    private final List<String> blocks = new ArrayList<>();
    private DriverManagerDataSource file = new DriverManagerDataSource();

    @BeforeEach
    void aPageAndAFile() throws IOException {
        BLOCK.matcher(Files.readString(Path.of("docs/upgrading.md")))
                .results()
                .forEach(block -> blocks.add(block.group(1)));
        Files.copy(Path.of(System.getProperty("jikimi.jar")), folder.resolve("jikimi.jar"));
        file =
                new DriverManagerDataSource(
                        "jdbc:h2:file:%s/data/jikimi;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                .formatted(folder.toAbsolutePath()),
                        "sa",
                        "");
        Flyway.configure().dataSource(file).load().migrate();
    }

    @Test
    void everyCommandOfThePageDoesWhatItSays() throws Exception {
        assertThat(blocks).hasSize(4);
        fill();
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            var bot =
                    Map.of(
                            "DISCORD_TOKEN",
                            playground.token(),
                            "DISCORD_API_URL",
                            playground.apiUrl(),
                            "BOT_OPERATOR_TOKEN",
                            "canary-of-the-operator",
                            "PORT",
                            "" + Ports.free());
            // The file is open in the bot, which is asked for the backup.
            try (var jikimi = JikimiProcess.start(folder, bot)) {
                playground.waitsUntilConnected();
                assertThat(run(bot, blocks.get(0)))
                        .contains("guild_setting_change", "80000 rows", "Written: ")
                        .contains("same    guild_setting_change", "All rows came back as they were")
                        .doesNotContain("DIFFERS", "canary");
                var nobody = new PackagedJar(folder).run(Map.of(), "backup", "other.backup");
                assertThat(nobody.exit()).as(nobody.all()).isEqualTo(75);
                assertThat(nobody.err()).contains("BOT_OPERATOR_TOKEN", "end the bot");
                var restored = new PackagedJar(folder).run(bot, "restore", "jikimi.backup");
                assertThat(restored.exit()).as(restored.all()).isEqualTo(75);
                assertThat(restored.err()).contains("is open in another process");
                assertThat(jikimi.terminate(Duration.ofSeconds(25))).isEqualTo(143);
            }
        }

        assertThat(run(Map.of(), blocks.get(1))).contains("80000 rows", "All rows came back");

        run(Map.of(), blocks.get(2));
        assertThat(rows(file)).isEqualTo(ROWS);
        assertThat(folder.resolve("data-of-the-newer/jikimi.mv.db")).exists();

        var postgres = TestDatabase.freshDatabase();
        assertThat(blocks.get(3)).contains(OF_THE_PAGE);
        assertThat(run(Map.of(), blocks.get(3).replace(OF_THE_PAGE, "'" + postgres + "'")))
                .contains("Restored into jdbc:postgresql://");
        assertThat(rows(new DriverManagerDataSource(postgres))).isEqualTo(ROWS);
    }

    @Test
    void preflightBeforeANewerSchemaEndsWith78() throws Exception {
        JdbcClient.create(file)
                .sql(
                        """
                        update "flyway_schema_history" set "version" = '209901010000'
                        where "installed_rank" = 8
                        """)
                .update();
        try (var playground = Playground.start(PlaygroundSettings.forTests())) {
            var preflight =
                    new PackagedJar(folder)
                            .run(
                                    Map.of(
                                            "DISCORD_TOKEN",
                                            playground.token(),
                                            "DISCORD_API_URL",
                                            playground.apiUrl()),
                                    "preflight");

            assertThat(preflight.exit()).as(preflight.all()).isEqualTo(78);
            assertThat(preflight.out())
                    .contains("A newer Jikimi has changed the database", "209901010000")
                    .contains("Run that version or a newer one");
        }
    }

    private void fill() {
        JdbcClient.create(file)
                .sql(
                        """
                        insert into guild_setting_change
                            (guild_id, name, before, after, changed_by, changed_at, source)
                        select number, '이름 🙂', null, random_uuid(), number, current_timestamp, 'COMMAND'
                        from system_range(1, ?) as numbers (number)
                        """)
                .param(ROWS)
                .update();
    }

    private static int rows(DriverManagerDataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from guild_setting_change where name = '이름 🙂'")
                .query(Integer.class)
                .single();
    }

    private String run(Map<String, String> environment, String commands)
            throws IOException, InterruptedException {
        var said = folder.resolve("said.txt");
        var builder =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        JikimiProcess.forgetSettings(builder.environment());
        builder.environment().putAll(environment);
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin") + ":",
                        (path, java) -> java + path);
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-Xmx96m -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError");
        var process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(said));
        }
        assertThat(process.exitValue()).as(commands + Files.readString(said)).isZero();
        return Files.readString(said);
    }
}
