package io.jikimi.commands;

import io.jikimi.commands.Invocation.Door;
import io.jikimi.telemetry.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Measures commands: how many there are, how long they take, and how they end. */
@Component
class CommandMeters {

    /** How a command ended. */
    enum Outcome {
        OK,
        /** Somebody heard a no: they may not, or asked for what cannot be. */
        REFUSED,
        /** A mistake of ours. */
        FAILED,
        /** Another instance does it, or has done it. */
        WITHDRAWN
    }

    private final MeterRegistry meters;
    private final @Nullable Spans spans;

    CommandMeters(MeterRegistry meters, @Nullable Spans spans) {
        this.meters = meters;
        this.spans = spans;
    }

    /**
     * One has begun.
     *
     * @param command as it is registered, whatever was typed: names of people's own would be a
     *     series each
     */
    Running begin(String command, Door door) {
        return new Running(command, door, spans == null ? null : step(spans, command, door));
    }

    private static Spans.Step step(Spans spans, String command, Door door) {
        return spans.step("command " + command)
                .with("jikimi.command", command)
                .with("jikimi.door", word(door));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** One that is under way. */
    final class Running {

        private final String command;
        private final Door door;
        private final Timer.Sample begun = Timer.start(meters);
        private final Spans.@Nullable Step step;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Running(String command, Door door, Spans.@Nullable Step step) {
            this.command = command;
            this.door = door;
            this.step = step;
        }

        /** What this thread does from now on is part of it; nothing to leave where it is untold. */
        Spans.@Nullable Entered enter() {
            return step == null ? null : step.enter();
        }

        /** Says how it ended; what is said first counts. */
        void end(Outcome outcome) {
            if (ended.compareAndSet(false, true)) {
                begun.stop(
                        Timer.builder("jikimi.command")
                                .description("Commands, from being called to the end of their work")
                                .tag("command", command)
                                .tag("door", word(door))
                                .tag("outcome", word(outcome))
                                .register(meters));
                if (step != null) {
                    end(step, outcome);
                }
            }
        }

        private static void end(Spans.Step step, Outcome outcome) {
            step.with("jikimi.outcome", word(outcome));
            if (outcome == Outcome.FAILED) {
                step.fail("failed");
            }
            step.end();
        }
    }
}
