package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/** Threads that wait for each other will do so for ever. */
@Component
class Deadlocks implements Vital {

    private final Clock clock;
    private @Nullable Instant since;

    Deadlocks(@MachineTime Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "deadlock";
    }

    @Override
    public synchronized @Nullable Trouble trouble() {
        var threads = ManagementFactory.getThreadMXBean();
        var ids = threads.findDeadlockedThreads();
        if (ids == null) {
            since = null;
            return null;
        }
        if (since == null) {
            since = clock.instant();
        }
        var names =
                Arrays.stream(threads.getThreadInfo(ids))
                        .filter(Objects::nonNull)
                        .map(ThreadInfo::getThreadName)
                        .toList();
        return new Trouble("they wait for each other: " + String.join(", ", names), since, names);
    }
}
