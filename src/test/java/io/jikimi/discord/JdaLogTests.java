package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;

import net.dv8tion.jda.internal.requests.WebSocketClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class JdaLogTests {

    private final JdaLog log = new JdaLog();

    @BeforeEach
    void begin() {
        log.begin();
    }

    @AfterEach
    void end() {
        log.end();
    }

    @Test
    void keepsWhatPeopleWroteOutOfTheLog(CapturedOutput output) {
        var failure = new IllegalArgumentException("quotes secret");
        WebSocketClient.LOG.error(
                "Got an unexpected error. Please redirect:\n{} -> {}", "TYPE", "secret", failure);
        WebSocketClient.LOG.error("Failed to parse json: {}", "secret");

        assertThat(output)
                .contains("IllegalArgumentException at io.jikimi.discord.JdaLogTests")
                .contains("it is not JSON")
                .doesNotContain("secret");
    }

    @Test
    void letsEverythingElsePass(CapturedOutput output) {
        WebSocketClient.LOG.warn("Missed 2 heartbeats!");

        assertThat(output).contains("Missed 2 heartbeats!");
    }

    @Test
    void keepsFramesOutOfTheLogAtEveryLevel(CapturedOutput output) {
        var logger = (ch.qos.logback.classic.Logger) WebSocketClient.LOG;
        var before = logger.getLevel();
        logger.setLevel(ch.qos.logback.classic.Level.TRACE);
        try {
            WebSocketClient.LOG.trace("<- {}", "secret");
            WebSocketClient.LOG.debug("Got frame {}", "secret");
        } finally {
            logger.setLevel(before);
        }

        assertThat(output).doesNotContain("secret");
    }
}
