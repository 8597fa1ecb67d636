package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jikimi.JikimiApplication;
import io.jikimi.sources.Problem;
import io.jikimi.testing.Operator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.nio.file.Path;
import java.util.List;

@ExtendWith(OutputCaptureExtension.class)
class TokenCheckTests {

    @TempDir Path folder;

    @Test
    void withoutATokenNothingStartsAndTheOperatorIsToldWhatToDo(CapturedOutput output) {
        var application = new SpringApplicationBuilder(JikimiApplication.class);

        assertThatThrownBy(() -> application.run("--bot.token=", "--server.port=0"))
                .isInstanceOfSatisfying(
                        MisconfiguredException.class,
                        problem -> assertThat(problem.getExitCode()).isEqualTo(78));
        assertThat(output)
                .contains("There is no Discord token.", "DISCORD_TOKEN", "spring-boot:test-run")
                .doesNotContain("Tomcat", "Flyway", "\tat ");
    }

    @Test
    void aPlaceholderThatNothingFillsIsNoToken() {
        assertThat(problems("${DISCORD_TOKEN}")).hasSize(1);
        assertThat(problems("abc")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a b", "토큰"})
    void whatCannotBeATokenIsRefusedUnseen(String token) {
        assertThat(problems(token))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.place().text())
                                    .isEqualTo("environment DISCORD_TOKEN");
                            assertThat(problem.what() + problem.remedy()).doesNotContain(token);
                        });
    }

    private List<Problem> problems(String token) {
        return new Operator(folder).sets("DISCORD_TOKEN", token).reads().problems();
    }
}
