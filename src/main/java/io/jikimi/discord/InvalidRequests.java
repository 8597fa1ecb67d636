package io.jikimi.discord;

import java.time.Clock;
import java.util.ArrayDeque;

/** Counts the invalid requests of the last ten minutes, in steps of ten seconds. */
final class InvalidRequests {

    private static final long STEP_SECONDS = 10;
    private static final long STEPS = 60;

    private final Clock clock;
    private final ArrayDeque<long[]> steps = new ArrayDeque<>();

    InvalidRequests(Clock clock) {
        this.clock = clock;
    }

    synchronized void add() {
        var now = now();
        var last = steps.peekLast();
        if (last != null && last[0] == now) {
            last[1]++;
        } else {
            steps.addLast(new long[] {now, 1});
        }
        forgetOld(now);
    }

    synchronized long count() {
        forgetOld(now());
        return steps.stream().mapToLong(step -> step[1]).sum();
    }

    private void forgetOld(long now) {
        while (!steps.isEmpty() && steps.peekFirst()[0] <= now - STEPS) {
            steps.removeFirst();
        }
    }

    private long now() {
        return clock.instant().getEpochSecond() / STEP_SECONDS;
    }
}
