package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** Knows whether the threads that everything here runs on still do what they are asked to. */
@Component
public class Progress implements Vital {

    /** A worker that has not run a trivial task for so long will not run it any more. */
    static final Duration STUCK_AFTER = Duration.ofSeconds(60);

    private final Map<String, Probe> probes = new ConcurrentHashMap<>();
    private final Clock clock;

    public Progress(@MachineTime Clock clock) {
        this.clock = clock;
    }

    /**
     * From now on this worker, which is called like its threads, is asked for a sign of life
     * whenever somebody looks.
     */
    public void watch(String name, Executor worker) {
        probes.put(name, new Probe(worker));
    }

    /** A worker that ends on purpose is not stuck. */
    public void forget(String name) {
        probes.remove(name);
    }

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public @Nullable Trouble trouble() {
        var names = stuck();
        return names.isEmpty()
                ? null
                : new Trouble(
                        "no sign of life from " + String.join(", ", names),
                        owingSince(names),
                        names);
    }

    private Instant owingSince(List<String> names) {
        return names.stream()
                .map(probes::get)
                .filter(Objects::nonNull)
                .map(probe -> probe.askedAt.get())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseGet(clock::instant);
    }

    /** Asks every worker for a sign of life and names those that owe one for too long. */
    List<String> stuck() {
        var now = clock.instant();
        return probes.entrySet().stream()
                .filter(probe -> probe.getValue().isStuck(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static final class Probe {

        private final Executor worker;
        private final AtomicReference<@Nullable Instant> askedAt = new AtomicReference<>();

        Probe(Executor worker) {
            this.worker = worker;
        }

        boolean isStuck(Instant now) {
            if (askedAt.compareAndSet(null, now)) {
                return !ask();
            }
            var asked = askedAt.get();
            return asked != null && asked.plus(STUCK_AFTER).isBefore(now);
        }

        private boolean ask() {
            try {
                worker.execute(() -> askedAt.set(null));
                return true;
            } catch (RejectedExecutionException ended) {
                return false;
            }
        }
    }
}
