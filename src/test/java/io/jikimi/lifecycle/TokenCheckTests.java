package io.jikimi.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jikimi.JikimiApplication;
import io.jikimi.config.MisconfiguredException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class TokenCheckTests {

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
        assertThatThrownBy(() -> check("${DISCORD_TOKEN}"))
                .isInstanceOf(MisconfiguredException.class);
        assertThatCode(() -> check("abc")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a b", "토큰"})
    void whatCannotBeATokenIsRefusedUnseen(String token) {
        assertThatThrownBy(() -> check(token))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageNotContaining(token);
    }

    private static void check(String token) {
        var check = new TokenCheck();
        check.setEnvironment(new MockEnvironment().withProperty("bot.token", token));
        check.postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
