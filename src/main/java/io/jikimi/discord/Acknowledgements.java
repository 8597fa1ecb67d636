package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import net.dv8tion.jda.api.utils.TimeUtil;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;

/** Measures how soon people hear a first word; Discord waits three seconds for it. */
@Component
public class Acknowledgements {

    private static final Duration[] STEPS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(1500),
        Duration.ofMillis(2500),
        Duration.ofSeconds(3)
    };

    private final Timer.Builder timer =
            Timer.builder("jikimi.interaction.ack")
                    .description(
                            "From Discord making an interaction to its taking the first answer")
                    .serviceLevelObjectives(STEPS);
    private final MeterRegistry meters;
    private final Clock clock;

    Acknowledgements(MeterRegistry meters, @MachineTime Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Discord has taken the first answer.
     *
     * @param kind of the interaction, such as slash
     * @param interactionId which says when Discord made it
     */
    public void taken(String kind, long interactionId) {
        var madeAt = TimeUtil.getTimeCreated(interactionId).toInstant();
        var took = Duration.between(madeAt, clock.instant());
        timer.withRegistry(meters)
                .withTag("kind", kind)
                .record(took.isNegative() ? Duration.ZERO : took);
    }
}
