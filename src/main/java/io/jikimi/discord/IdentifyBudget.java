package io.jikimi.discord;

import io.jikimi.lifecycle.MachineTime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Watches how many identifies the day still has. Discord resets the token of a bot that uses them
 * up, so the last twentieth is never touched: a shard then waits for the next day.
 */
@Component
class IdentifyBudget {

    private static final Logger log = LoggerFactory.getLogger(IdentifyBudget.class);
    private static final int KEPT_BACK = 20;
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    private final GatewayAddress address;
    private final Clock clock;
    private Instant countedFrom = Instant.MIN;
    private int spent;
    private Optional<Instant> exhaustedUntil = Optional.empty();

    IdentifyBudget(GatewayAddress address, @MachineTime Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /** Waits until a shard may identify without touching the reserve. */
    void await() throws InterruptedException {
        while (true) {
            var answer = address.get();
            var nap = untilAllowed(answer);
            if (nap.isZero()) {
                return;
            }
            Thread.sleep(nap);
            address.forget();
        }
    }

    synchronized void spend() {
        spent++;
    }

    /** When the next day begins, while this one is used up. */
    synchronized Optional<Instant> exhaustedUntil() {
        return exhaustedUntil;
    }

    private synchronized Duration untilAllowed(GatewayAnswer answer) {
        if (!answer.heardAt().equals(countedFrom)) {
            countedFrom = answer.heardAt();
            spent = 0;
        }
        if (answer.remaining() - spent > answer.total() / KEPT_BACK) {
            exhaustedUntil = Optional.empty();
            return Duration.ZERO;
        }
        if (exhaustedUntil.isEmpty()) {
            log.warn(
                    "Only {} of {} identifies are left, shards wait until {}",
                    answer.remaining() - spent,
                    answer.total(),
                    answer.resetAt());
        }
        exhaustedUntil = Optional.of(answer.resetAt());
        var left = Duration.between(clock.instant(), answer.resetAt());
        return left.compareTo(LONGEST_NAP) < 0 ? left.plusSeconds(1) : LONGEST_NAP;
    }
}
