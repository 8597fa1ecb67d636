package io.jikimi.timers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes whoever claims timers at the moment the next one is due, so that the database is asked
 * seldom and nothing is late.
 */
@Component
class TimerAlarm {

    /** How long others' timers may go unseen: those that another instance has set. */
    static final Duration LOOK_AROUND = Duration.ofSeconds(5);

    /** So soon it is seen that somebody has set the clock. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    /** However much is due, there is time between two looks for it to be done. */
    private static final Duration BREATH = Duration.ofMillis(50);

    private static final Logger log = LoggerFactory.getLogger(TimerAlarm.class);

    private final TimerTable table;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Instant next = Instant.MAX;
    private boolean rung;

    TimerAlarm(TimerTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Something is due then. */
    void expect(Instant due) {
        lock.lock();
        try {
            if (due.isBefore(next)) {
                next = due;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Something may be due at once. */
    void ring() {
        lock.lock();
        try {
            rung = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Calls this whenever something may be due, until the thread is interrupted. */
    void callEachTime(Runnable claims) {
        try {
            while (true) {
                claims.run();
                TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
                lookAhead();
                await();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAhead() {
        var now = clock.instant();
        try {
            table.nextTry(now, now.plus(LOOK_AROUND)).ifPresent(this::expect);
        } catch (DataAccessException | TransactionException away) {
            log.debug("Whether something is due soon cannot be seen", away);
        }
    }

    private void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var lookAround = clock.instant().plus(LOOK_AROUND);
            while (!rung && clock.instant().isBefore(earlier(next, lookAround))) {
                var left = Duration.between(clock.instant(), earlier(next, lookAround));
                changed.awaitNanos(Math.clamp(left.toNanos(), 1, GLANCE.toNanos()));
            }
            rung = false;
            next = Instant.MAX;
        } finally {
            lock.unlock();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
