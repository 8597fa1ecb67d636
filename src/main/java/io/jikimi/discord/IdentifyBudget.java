package io.jikimi.discord;

import io.jikimi.cluster.Identify;
import io.jikimi.cluster.IdentifyLedger;
import io.jikimi.cluster.ShardLeases;
import io.jikimi.discord.IdentifyWait.Reason;
import io.jikimi.lifecycle.MachineTime;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Keeps the bot from using up the day's identifies, for which Discord would reset its token: a
 * shard waits where too few are left, or where starts follow each other too fast.
 */
@Component
class IdentifyBudget {

    private static final Logger log = LoggerFactory.getLogger(IdentifyBudget.class);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(1);

    private final GatewayAddress address;
    private final IdentifyLedger ledger;
    private final ShardLeases leases;
    private final Clock clock;
    private final Map<Integer, IdentifyWait> waiting = new ConcurrentHashMap<>();
    private volatile @Nullable IdentifiesLeft left;

    IdentifyBudget(
            GatewayAddress address,
            IdentifyLedger ledger,
            ShardLeases leases,
            @MachineTime Clock clock) {
        this.leases = leases;
        this.address = address;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Waits until this shard may identify, or nobody wants it any more. */
    void await(int shardId, BooleanSupplier wanted) throws InterruptedException {
        try {
            while (wanted.getAsBoolean()) {
                var answer = address.get();
                var day = new IdentifyDay(answer, ledger.lastDay(), ledger.self());
                var wait = waitOf(shardId, day).orElse(null);
                left = IdentifiesLeft.of(day, wait == null ? 1 : 0);
                if (wait == null) {
                    return;
                }
                tell(shardId, wait, day.left());
                Thread.sleep(napUntil(wait.until()));
                if (answer.heardAt().plus(ASK_AGAIN_AFTER).isBefore(clock.instant())) {
                    address.forget();
                }
            }
        } finally {
            waiting.remove(shardId);
        }
    }

    /** Counts one that is about to be sent. */
    Identify spend(int shardId) {
        return ledger.intend(shardId, isMove(shardId));
    }

    private Optional<IdentifyWait> waitOf(int shardId, IdentifyDay day) {
        return isMove(shardId) ? day.waitOfMove() : day.waitOf(shardId, clock.instant());
    }

    private boolean isMove(int shardId) {
        return leases.areShared() && leases.epoch(shardId) == 0;
    }

    /** It was not sent: the gateway could not be reached. */
    void takeBack(Identify unsent) {
        ledger.takeBack(unsent);
    }

    /** What is left of the day, as it was when a shard last asked; empty once that day is over. */
    Optional<IdentifiesLeft> left() {
        return Optional.ofNullable(left).filter(day -> clock.instant().isBefore(day.until()));
    }

    /**
     * What is left of the day at this moment, also where no shard of this instance ever asked;
     * empty where Discord does not say so at once.
     */
    Optional<IdentifiesLeft> today() {
        return address.known()
                .filter(answer -> clock.instant().isBefore(answer.resetAt()))
                .or(address::askOnce)
                .map(answer -> new IdentifyDay(answer, ledger.lastDay(), ledger.self()))
                .map(day -> IdentifiesLeft.of(day, 0));
    }

    /** What the shard waits for that has to wait longest; empty while none does. */
    Optional<IdentifyWait> waiting() {
        return waiting.values().stream()
                .max(
                        Comparator.comparing((IdentifyWait wait) -> wait.reason() == Reason.USED_UP)
                                .thenComparing(IdentifyWait::until));
    }

    /** Whether all shards may be started anew; no while Discord does not say so at once. */
    boolean allowsRestart(int shards) {
        return address.askOnce()
                .map(answer -> new IdentifyDay(answer, ledger.lastDay(), ledger.self()))
                .filter(day -> day.allowsRestart(shards))
                .isPresent();
    }

    /**
     * Whether so many shards may be moved though nothing is wrong with them, by what is known; asks
     * nobody but the database.
     */
    boolean allowsMove(int moved, int shards) {
        return address.known()
                .map(answer -> new IdentifyDay(answer, ledger.lastDay(), ledger.self()))
                .filter(day -> day.allowsMove(moved, shards, clock.instant()))
                .isPresent();
    }

    private void tell(int shardId, IdentifyWait wait, int left) {
        var before = waiting.put(shardId, wait);
        if (before != null && before.reason() == wait.reason()) {
            return;
        }
        switch (wait.reason()) {
            case USED_UP ->
                    log.error(
                            "Only {} identifies of the day are left, and they are kept: shard {}"
                                    + " waits until {}",
                            left,
                            shardId,
                            wait.until());
            case TOO_OFTEN ->
                    log.warn(
                            "Shard {} was connected anew too often of late, it waits until {};"
                                    + " what ended the bot stands above",
                            shardId,
                            wait.until());
        }
    }

    private Duration napUntil(Instant until) {
        var left = Duration.between(clock.instant(), until);
        if (left.isNegative()) {
            return Duration.ofSeconds(1);
        }
        return left.compareTo(LONGEST_NAP) < 0 ? left.plusMillis(10) : LONGEST_NAP;
    }
}
