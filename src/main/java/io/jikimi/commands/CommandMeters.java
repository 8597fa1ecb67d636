package io.jikimi.commands;

import io.jikimi.commands.Invocation.Door;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

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
        FAILED
    }

    private final MeterRegistry meters;

    CommandMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * One has begun.
     *
     * @param command as it is registered, whatever was typed: names of people's own would be a
     *     series each
     */
    Running begin(String command, Door door) {
        return new Running(command, door);
    }

    /** One that is under way. */
    final class Running {

        private final String command;
        private final Door door;
        private final Timer.Sample begun = Timer.start(meters);
        private final AtomicBoolean ended = new AtomicBoolean();

        private Running(String command, Door door) {
            this.command = command;
            this.door = door;
        }

        /** Says how it ended; what is said first counts. */
        void end(Outcome outcome) {
            if (ended.compareAndSet(false, true)) {
                begun.stop(
                        Timer.builder("jikimi.command")
                                .description("Commands, from being called to the end of their work")
                                .tag("command", command)
                                .tag("door", door.name().toLowerCase(Locale.ROOT))
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .register(meters));
            }
        }
    }
}
