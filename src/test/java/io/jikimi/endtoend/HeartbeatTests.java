package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Playground;
import io.jikimi.testing.Loopback;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;

/** Signs of life as the service gets them that waits for them. */
@ExtendWith(OutputCaptureExtension.class)
class HeartbeatTests {

    private static final String PATH = "/ping/canary-4f1d9e";
    private static final Duration TWO_BEATS = Duration.ofSeconds(20);

    private final Playground playground = Playground.start();
    private final Loopback service = new Loopback();

    @AfterEach
    void close() {
        service.close();
        playground.close();
    }

    @Test
    void comesWhileConnectedAndStopsWhileTheGatewayIsAway(CapturedOutput output) {
        try (var bot = start()) {
            playground.waitsUntilConnected();
            await().until(() -> service.asked().size() == 1);
            await().atMost(TWO_BEATS).until(() -> service.asked().size() == 2);

            playground.faults().slowGateway(Duration.ofMinutes(5));
            playground.faults().dropConnections();
            await().until(() -> bot.get("/actuator/health").body().contains("RECONNECTING"));
            var before = service.asked().size();
            await().during(TWO_BEATS)
                    .atMost(TWO_BEATS.multipliedBy(2))
                    .until(() -> service.asked().size() == before);

            playground.faults().heal();
            playground.faults().dropConnections();
            await().atMost(Duration.ofMinutes(1)).until(() -> service.asked().size() > before);
            assertThat(bot.operatorGets("/actuator/prometheus").body())
                    .contains("jikimi_heartbeat_total{outcome=\"ok\"}");
        }
        assertThat(service.asked()).allMatch(("GET " + PATH)::equals);
        assertThat(output).doesNotContain(PATH);
    }

    private Jikimi start() {
        return Jikimi.start(
                playground, "bot.heartbeat.url=" + service.url(PATH), "bot.heartbeat.every=10s");
    }
}
