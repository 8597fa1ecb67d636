package io.jikimi.discord;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs work in lanes: within one lane in order and one at a time, between lanes side by side, each
 * on a virtual thread. A lane exists only while it has work.
 */
final class Lanes {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    /** A lane so long is cut whatever is in it: memory is worth more than its end. */
    private static final int HOPELESS = 20;

    private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lane-", 0).factory());
    private final AtomicInteger pending = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final int capacity;
    private final Semaphore side;

    /**
     * Lanes with room for so much work each, and so many tasks at most side by side outside them.
     */
    Lanes(int capacity, int sideBySide) {
        this.capacity = capacity;
        this.side = new Semaphore(sideBySide, true);
    }

    /**
     * Puts work at the end of a lane. A full lane takes only what must not be lost; false says that
     * this was not taken.
     */
    boolean add(long key, boolean mayBeLost, Runnable work) {
        var taken = new boolean[1];
        lanes.compute(
                key,
                (same, existing) -> {
                    var lane = existing == null ? new Lane(key) : existing;
                    var room = mayBeLost ? capacity : capacity * HOPELESS;
                    if (lane.waiting.size() < room) {
                        lane.waiting.add(new Waiting(work, System.nanoTime()));
                        pending.incrementAndGet();
                        taken[0] = true;
                    }
                    if (existing == null) {
                        threads.execute(lane);
                    }
                    return lane;
                });
        return taken[0];
    }

    /** Runs work beside all lanes, at once unless too much of it is running. */
    void addBeside(Runnable work) {
        pending.incrementAndGet();
        threads.execute(
                () -> {
                    try {
                        side.acquire();
                        try {
                            run(work);
                        } finally {
                            side.release();
                        }
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    } finally {
                        finished();
                    }
                });
    }

    /** Whether this lane has nothing to do, so that what comes next need not wait behind it. */
    boolean isIdle(long key) {
        return !lanes.containsKey(key);
    }

    int pending() {
        return pending.get();
    }

    int count() {
        return lanes.size();
    }

    /** How long the work that has been here longest has been here. */
    Duration oldest() {
        var now = System.nanoTime();
        var oldest = 0L;
        for (var lane : lanes.values()) {
            oldest = Math.max(oldest, now - lane.inHandSince);
        }
        return Duration.ofNanos(oldest);
    }

    ExecutorService threads() {
        return threads;
    }

    /** Waits until all work is done; false if some is left when the time is over. */
    boolean awaitIdle(Duration atMost) throws InterruptedException {
        var left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (pending.get() > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return pending.get() == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts what still runs and forgets what still waits. */
    void end() throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(100, TimeUnit.MILLISECONDS)) {
            log.warn("{} events were not finished", pending());
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.error("An event could not be handled", failure);
        }
    }

    private void finished() {
        if (pending.decrementAndGet() == 0) {
            lock.lock();
            try {
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private record Waiting(Runnable work, long since) {}

    /** The work of one key; its queue is touched only inside the map's compute. */
    private final class Lane implements Runnable {

        private final long key;
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(4);
        private volatile long inHandSince = System.nanoTime();

        Lane(long key) {
            this.key = key;
        }

        @Override
        public void run() {
            var next = new Waiting[1];
            while (takeNext(next)) {
                try {
                    Lanes.this.run(next[0].work());
                } finally {
                    finished();
                }
            }
        }

        private boolean takeNext(Waiting[] next) {
            return lanes.computeIfPresent(
                            key,
                            (same, lane) -> {
                                var first = waiting.poll();
                                if (first == null) {
                                    return null;
                                }
                                next[0] = first;
                                inHandSince = first.since();
                                return lane;
                            })
                    != null;
        }
    }
}
