package io.jikimi.keeper;

import io.jikimi.discord.OwnerLine;
import io.jikimi.discord.OwnerLine.Letter;
import io.jikimi.discord.OwnerLine.Shut;
import io.jikimi.lifecycle.Concern;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Brings letters to everybody whose bot this is, and counts how that went. */
@Component
class OwnerPost {

    private static final Logger log = LoggerFactory.getLogger(OwnerPost.class);

    /** How it went. */
    enum Outcome {
        /** Somebody has it. */
        TOLD,
        /** Nobody takes messages from the bot. */
        REFUSED,
        /** It may work later. */
        FAILED
    }

    private final OwnerLine line;
    private final MeterRegistry meters;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    OwnerPost(OwnerLine line, MeterRegistry meters, List<Concern> concerns) {
        this.line = line;
        this.meters = meters;
        for (var concern : concerns) {
            for (var outcome : Outcome.values()) {
                counter(concern.name(), outcome);
            }
        }
    }

    /** Whether anything can be sent just now. */
    boolean isOpen() {
        return line.isOpen();
    }

    Outcome send(String concern, Letter letter) {
        var outcome = trySending(concern, letter);
        counter(concern, outcome).increment();
        return outcome;
    }

    private Outcome trySending(String concern, Letter letter) {
        try {
            var outcome = toAll(letter);
            failing.remove(concern);
            if (outcome == Outcome.REFUSED) {
                log.warn(
                        "The owner was not told of '{}': they take no direct messages from the bot."
                                + " Share a server with it and allow them there; tried again in a"
                                + " day",
                        concern);
            }
            return outcome;
        } catch (IOException failure) {
            if (failing.add(concern)) {
                log.warn("The owner is told of '{}' later: {}", concern, failure.toString());
            }
            return Outcome.FAILED;
        }
    }

    // What one of a team has is not sent to all again because of another one.
    private Outcome toAll(Letter letter) throws IOException {
        var told = false;
        IOException failed = null;
        for (var owner : line.owners()) {
            try {
                line.write(owner, letter);
                told = true;
            } catch (Shut shut) {
                log.debug("Somebody takes no messages", shut);
            } catch (IOException failure) {
                failed = failure;
            }
        }
        if (!told && failed != null) {
            throw failed;
        }
        return told ? Outcome.TOLD : Outcome.REFUSED;
    }

    private Counter counter(String concern, Outcome outcome) {
        return Counter.builder("jikimi.owner.alerts")
                .description("Direct messages to the owner about what is wrong with the bot")
                .tag("concern", concern)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
