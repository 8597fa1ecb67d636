package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** No command of the shipped jar tells a secret, in whatever form. */
@Execution(ExecutionMode.CONCURRENT)
class SecretsIT {

    private static final String TOKEN = "canary+token/1=in~environment";
    private static final List<String> CANARIES =
            List.of(
                    TOKEN,
                    "canary+token/2=in~ini",
                    "canary+token/3=in~env",
                    "canary+operator/4=in~file",
                    "canary+password/5=in~url",
                    "canary+token/6=in~folder");

    @TempDir Path folder;

    private final Playground playground =
            Playground.start(PlaygroundSettings.forTests().withToken(TOKEN));

    @BeforeEach
    void aSecretInEverySource() throws IOException {
        write("config.ini", "[bot]\ntoken = %s\n".formatted(CANARIES.get(1)));
        write(".env", "DISCORD_TOKEN='%s'\n".formatted(CANARIES.get(2)));
        write("operator.txt", CANARIES.get(3));
        write("credentials/discord-token", CANARIES.get(5));
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config check",
                "config check --json",
                "config check --live",
                "config explain",
                "config explain --json",
                "config explain bot.token",
                "config explain database.url",
                "config docs",
                "doctor",
                "doctor --json",
                "preflight",
                "backup everything.backup"
            })
    void neitherAnswersNorComplainsWithOne(String command) throws Exception {
        var environment =
                Map.of(
                        "DISCORD_TOKEN",
                        TOKEN,
                        "DISCORD_API_URL",
                        playground.apiUrl(),
                        "BOT_OPERATOR_TOKEN_FILE",
                        "operator.txt",
                        "CREDENTIALS_DIRECTORY",
                        "credentials",
                        "DATABASE_URL",
                        "postgres://keeper:"
                                + Canaries.encoded(CANARIES.get(4))
                                + "@127.0.0.1:9/jikimi");

        var ended = new PackagedJar(folder).run(environment, command.split(" "));

        assertThat(ended.all()).isNotBlank().doesNotContain("\tat ");
        assertThat(CANARIES.stream().flatMap(Canaries::forms))
                .noneMatch(form -> ended.all().contains(form));
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
