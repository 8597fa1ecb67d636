package io.jikimi.timers;

import io.jikimi.cluster.Lease;

import org.slf4j.MDC;

/** Marks every log line written while a timer runs with which one it is. */
final class TimerContext implements AutoCloseable {

    private TimerContext() {}

    static TimerContext of(Timer timer, Lease lease) {
        MDC.put("timer", timer.kind() + " " + timer.subject());
        MDC.put("shard", String.valueOf(lease.shard().id()));
        MDC.put("epoch", String.valueOf(lease.epoch()));
        if (timer.guildId() != 0) {
            MDC.put("guild", String.valueOf(timer.guildId()));
        }
        return new TimerContext();
    }

    @Override
    public void close() {
        MDC.clear();
    }
}
