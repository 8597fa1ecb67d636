package io.jikimi.channels;

import io.jikimi.discord.NotDone;
import io.jikimi.discord.NotDone.Why;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks Discord again, after a pause, while it stumbles; for what may be asked twice. */
@Component
class Tries {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));

    /**
     * Does it.
     *
     * @throws NotDone when it could not be done in the end
     */
    <T> T of(Supplier<T> asking) {
        for (var pause : PAUSES) {
            try {
                return asking.get();
            } catch (NotDone no) {
                if (no.why() != Why.TROUBLE) {
                    throw no;
                }
                await(pause, no);
            }
        }
        return asking.get();
    }

    private static void await(Duration pause, NotDone no) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw no;
        }
    }
}
