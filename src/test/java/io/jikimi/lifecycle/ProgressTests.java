package io.jikimi.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;

class ProgressTests {

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Progress progress = new Progress(clock());

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void aWorkerThatOwesASignOfLifeForAMinuteIsStuck() {
        var asked = new ArrayDeque<Runnable>();
        progress.watch("lanes", asked::add);
        var health = new ProgressHealthIndicator(progress);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        now = now.plus(Duration.ofSeconds(61));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(progress.trouble())
                .isEqualTo(
                        new Trouble(
                                "no sign of life from lanes",
                                now.minus(Duration.ofSeconds(61)),
                                List.of("lanes")));
        assertThat(asked).hasSize(1);
        asked.remove().run();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aWorkerThatHasEndedOnPurposeIsNotStuck() {
        progress.watch("lanes", work -> {});
        progress.stuck();
        progress.forget("lanes");
        now = now.plus(Duration.ofHours(1));

        assertThat(progress.stuck()).isEmpty();
    }
}
