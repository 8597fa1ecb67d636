package io.jikimi.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.config.Secret;
import io.jikimi.testing.Loopback;
import io.jikimi.testing.Ports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;

@ExtendWith(OutputCaptureExtension.class)
class HeartbeatTests {

    private static final String PATH = "/0b7b8d5e-canary-of-the-path";

    private final Loopback service = new Loopback();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private boolean well = true;

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void isGivenWhileTheBotIsWellAndOnlyThen() {
        var heartbeat = heartbeat(service.url(PATH));
        assertThat(heartbeat.beat()).isTrue();
        well = false;
        assertThat(heartbeat.beat()).isFalse();
        well = true;
        assertThat(heartbeat.beat()).isTrue();

        assertThat(service.asked()).containsExactly("GET " + PATH, "GET " + PATH);
        assertThat(count("ok")).isEqualTo(2);
        assertThat(count("failed")).isZero();
    }

    @Test
    void tellsOnceThatItFailsAndOnceThatItWorksAgainAndNeverWhere(CapturedOutput output) {
        var heartbeat = heartbeat(service.url(PATH));
        service.answersWith(500);
        heartbeat.beat();
        service.answersWith(404);
        heartbeat.beat();
        assertThat(output).containsOnlyOnce("do not reach").contains("answered with 500");

        service.answersWith(200);
        heartbeat.beat();
        heartbeat.beat();

        assertThat(output).containsOnlyOnce("reach BOT_HEARTBEAT_URL again");
        assertThat(output).doesNotContain(PATH).doesNotContain("127.0.0.1");
        assertThat(count("failed")).isEqualTo(2);
        assertThat(count("ok")).isEqualTo(2);
    }

    @Test
    void goesWhereItIsSentAndGivesUpOnCircles(CapturedOutput output) {
        var heartbeat = heartbeat(service.url(PATH));
        service.sendsTo("/there");
        heartbeat.beat();
        assertThat(service.asked()).containsExactly("GET " + PATH, "GET /there");
        assertThat(count("ok")).isEqualTo(1);

        service.answersWith(500);
        service.sendsTo("/there");
        heartbeat.beat();
        assertThat(count("failed")).isEqualTo(1);
        assertThat(output).contains("do not reach").doesNotContain(PATH);
    }

    @Test
    void goesOnToHttpsWhereItIsSentThere(CapturedOutput output) {
        service.sendsTo("https://127.0.0.1:%d/there".formatted(Ports.free()));
        heartbeat(service.url(PATH)).beat();

        // Nobody is there, but it was tried.
        assertThat(output).contains("the call failed: ConnectException");
        assertThat(service.asked()).containsExactly("GET " + PATH);
    }

    @Test
    void gettingNoAnswerOrNoConnectionIsAFailureLikeAnyOther(CapturedOutput output) {
        service.saysNothing();
        heartbeat(service.url(PATH)).beat();
        assertThat(output).contains("no answer within 10 s");

        heartbeat("http://127.0.0.1:%d%s".formatted(Ports.free(), PATH)).beat();
        assertThat(output).contains("the call failed: ConnectException").doesNotContain(PATH);
        assertThat(count("failed")).isEqualTo(2);
    }

    @Test
    void endsAtOnceThoughTheReceiverStandsStill() throws InterruptedException {
        service.saysNothing();
        var heartbeat = heartbeat(service.url(PATH));
        var beating = Thread.ofPlatform().start(heartbeat::beat);
        await().until(() -> !service.asked().isEmpty());

        heartbeat.end();

        beating.join(Duration.ofSeconds(5));
        assertThat(beating.isAlive()).isFalse();
    }

    @Test
    void nobodyIsCalledWhereNobodyWaits() {
        assertThat(heartbeat(null).beat()).isFalse();
        assertThat(heartbeat("").beat()).isFalse();

        assertThat(count("ok")).isZero();
        assertThat(count("failed")).isZero();
    }

    @Test
    void whatCannotBeJudgedIsNotWell(CapturedOutput output) {
        var heartbeat =
                new Heartbeat(
                        properties(service.url(PATH)),
                        () -> {
                            throw new IllegalStateException("on purpose");
                        },
                        meters);

        assertThat(heartbeat.beat()).isFalse();
        assertThat(heartbeat.beat()).isFalse();

        assertThat(service.asked()).isEmpty();
        assertThat(output).containsOnlyOnce("cannot be told whether the bot is well");
    }

    private Heartbeat heartbeat(@Nullable String url) {
        return new Heartbeat(properties(url), () -> well, meters);
    }

    private static HeartbeatProperties properties(@Nullable String url) {
        return new HeartbeatProperties(url == null ? null : Secret.of(url), Duration.ofMinutes(1));
    }

    private double count(String outcome) {
        return meters.get("jikimi.heartbeat").tag("outcome", outcome).counter().count();
    }
}
