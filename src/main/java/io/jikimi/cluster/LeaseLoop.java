package io.jikimi.cluster;

import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Trouble;
import io.jikimi.lifecycle.Vital;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Beats, for as long as this instance lives: each beat tells the others so, and does what follows
 * for its shards. An instance that no longer beats, although the database answers, is stuck.
 */
public class LeaseLoop implements Vital {

    static final Duration LATE_AFTER = Duration.ofSeconds(90);

    private static final Logger log = LoggerFactory.getLogger(LeaseLoop.class);

    private final ShardKeeper keeper;
    private final LeaseTable table;
    private final HeldLeases leases;
    private final Loads loads;
    private final Beats beats;
    private final InstanceRegistry registry;
    private final Duration usual;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stirred = lock.newCondition();
    private volatile @Nullable Instant beatenAt;
    private @Nullable Thread thread;
    private boolean awake;
    private volatile boolean over;

    LeaseLoop(
            ShardKeeper keeper,
            LeaseTable table,
            HeldLeases leases,
            Loads loads,
            Beats beats,
            InstanceRegistry registry,
            Duration usual,
            @MachineTime Clock clock) {
        this.keeper = keeper;
        this.table = table;
        this.leases = leases;
        this.loads = loads;
        this.beats = beats;
        this.registry = registry;
        this.usual = usual;
        this.clock = clock;
    }

    /** Begins to beat. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().name("lease-beat").daemon().start(this::run);
        }
    }

    /**
     * How many shards there are to be, if nobody has split the guilds yet or nobody else lives.
     *
     * @param insist whether other living instances are to go over to that number, too
     */
    public void found(int total, boolean insist) {
        keeper.found(total, insist);
        wake();
    }

    /** Looks around at once. */
    public void wake() {
        lock.lock();
        try {
            awake = true;
            stirred.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Gives all shards away and takes no more, until {@link #stay}. */
    public void drain() {
        log.info("This instance gives its shards away");
        keeper.leave();
        wake();
    }

    /** Takes shards again. */
    public void stay() {
        keeper.stay();
        wake();
    }

    /**
     * Begins to split the guilds into another number of shards, beside those that act; false where
     * one such split is under way already, or it is that number.
     */
    public boolean reshard(int total) {
        var begun = table.reshard(total);
        if (begun) {
            log.info("A split of the guilds into {} shards is prepared", total);
            wake();
        }
        return begun;
    }

    /** Gives up the split that is being prepared; false where there is none. */
    public boolean abandon() {
        var abandoned = table.abandon();
        wake();
        return abandoned;
    }

    /**
     * Waits until others have taken all shards over, or nobody is there who could, or the time is
     * over; gives how many are left.
     */
    public int awaitDrained(Duration atMost) throws InterruptedException {
        var until = System.nanoTime() + atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (leases.held() > 0 && hasHeirs()) {
                var left = until - System.nanoTime();
                if (left <= 0 || over) {
                    break;
                }
                stirred.awaitNanos(Math.min(left, Duration.ofMillis(50).toNanos()));
            }
        } finally {
            lock.unlock();
        }
        return leases.held();
    }

    /** Whether there may be other instances. */
    public boolean isShared() {
        return table.isShared();
    }

    /** Whether another instance could take what is here. */
    public boolean hasHeirs() {
        return table.isShared() && keeper.hasHeirs();
    }

    /** Beats no more, and gives up whatever is still held, so that others can take it at once. */
    public void end() throws InterruptedException {
        over = true;
        wake();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            running.join(Duration.ofSeconds(1));
        }
        keeper.giveUp();
        table.leave();
    }

    /** What the last beat showed; empty before the first. */
    Optional<View> view() {
        return Optional.ofNullable(keeper.view());
    }

    private void run() {
        try {
            while (!over) {
                pause(soon(beat()));
            }
        } catch (InterruptedException ended) {
            log.debug("No more beats", ended);
        }
    }

    // Instances that were started together need not all look around at the same moment.
    private static Duration soon(Duration pause) {
        return pause.multipliedBy(90 + ThreadLocalRandom.current().nextInt(11)).dividedBy(100);
    }

    private Duration beat() {
        beatenAt = clock.instant();
        try {
            return keeper.turn(loads.now());
        } catch (DataAccessException | TransactionException away) {
            log.debug("A beat did not reach the database", away);
            return usual.dividedBy(2);
        } catch (RuntimeException | Error failure) {
            // Whatever it is, the next beat may do better; without one, all shards would be lost.
            log.error("A beat failed", failure);
            return usual;
        }
    }

    private void pause(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            stirred.signalAll();
            var left = atMost.toNanos();
            while (!awake && left > 0) {
                left = stirred.awaitNanos(left);
            }
            awake = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String name() {
        return "beat";
    }

    /** A database that is away stops no beat, so only what is wrong in this process counts. */
    @Override
    public @Nullable Trouble trouble() {
        var last = beatenAt;
        if (last == null || over || last.plus(LATE_AFTER).isAfter(clock.instant())) {
            return null;
        }
        return registry.answers()
                ? new Trouble("the lease is no longer renewed", last, List.of("lease-beat"))
                : null;
    }
}
