package io.jikimi.discord;

import static org.assertj.core.api.Assertions.assertThat;

import net.dv8tion.jda.api.JDA.Status;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class ShardPulseTests {

    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final ShardPulse pulse = new ShardPulse(START);

    @Test
    void isConnectingUntilItWasConnectedOnce() {
        pulse.changed(Status.WAITING_TO_RECONNECT, START);

        assertThat(pulse.state(START.plus(Duration.ofHours(1)))).isEqualTo(ShardState.CONNECTING);
    }

    @Test
    void isWedgedWhenItsHeartbeatsAreNoLongerAcknowledgedThoughItSaysConnected() {
        pulse.changed(Status.CONNECTED, START);
        var ack = START.plusSeconds(60);
        pulse.acknowledged(Duration.ofMillis(30), ack);

        assertThat(pulse.state(ack.plusSeconds(150))).isEqualTo(ShardState.CONNECTED);
        assertThat(pulse.state(ack.plusSeconds(151))).isEqualTo(ShardState.WEDGED);
        pulse.acknowledged(Duration.ofMillis(30), ack.plusSeconds(151));
        assertThat(pulse.state(ack.plusSeconds(152))).isEqualTo(ShardState.CONNECTED);
    }

    @Test
    void isWedgedWhenItsGuildsNeverComeIn() {
        pulse.changed(Status.LOADING_SUBSYSTEMS, START);

        assertThat(pulse.state(START.plusSeconds(180))).isEqualTo(ShardState.CONNECTING);
        assertThat(pulse.state(START.plusSeconds(181))).isEqualTo(ShardState.WEDGED);
    }

    @Test
    void reconnectsSinceItWasLostHoweverOftenItTries() {
        pulse.changed(Status.CONNECTED, START);
        pulse.changed(Status.DISCONNECTED, START.plusSeconds(10));
        pulse.changed(Status.WAITING_TO_RECONNECT, START.plusSeconds(11));
        pulse.changed(Status.ATTEMPTING_TO_RECONNECT, START.plusSeconds(20));

        var report = pulse.report(0, 1, 5, START.plusSeconds(30));
        assertThat(report.state()).isEqualTo(ShardState.RECONNECTING);
        assertThat(report.since()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void tellsOncePerOutageThatItIsLost() {
        assertThat(pulse.closed(4000)).isTrue();
        assertThat(pulse.closed(4000)).isFalse();
        pulse.changed(Status.CONNECTED, START);

        assertThat(pulse.closed(1006)).isTrue();
    }

    @Test
    void isStoppedAfterItsEnd() {
        pulse.changed(Status.CONNECTED, START);
        pulse.changed(Status.SHUTDOWN, START);

        assertThat(pulse.state(START.plusSeconds(1_000))).isEqualTo(ShardState.STOPPED);
    }
}
