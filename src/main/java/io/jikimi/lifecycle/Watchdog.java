package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ends the process when only a new one would help: many platforms restart nothing just because a
 * health check fails. It needs no pool and trusts no vital sign to answer.
 */
@Component
public class Watchdog implements SmartLifecycle {

    /** EX_SOFTWARE: what started the process should start it again. */
    public static final int EXIT_CODE = 70;

    /** A look that takes so long is not coming to an end. */
    static final Duration LATE_AFTER = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration FOR_WORDS = Duration.ofSeconds(3);

    private final List<Checkup> checkups;
    private final ProcessEnd process;
    private final Clock clock;
    private Set<String> suspected = Set.of();
    private volatile @Nullable Trouble trouble;
    private volatile @Nullable Instant lookedAt;
    private volatile @Nullable Thread looking;

    Watchdog(List<Vital> vitals, ProcessEnd process, @MachineTime Clock clock) {
        this.checkups = vitals.stream().map(Checkup::new).toList();
        this.process = process;
        this.clock = clock;
    }

    /** Whether nothing is stuck, the watchdog itself included; costs nothing to ask. */
    public boolean isWell() {
        var last = lookedAt;
        return trouble == null && (last == null || last.plus(LATE_AFTER).isAfter(clock.instant()));
    }

    /** Why the process ends, once that is decided. */
    public Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Looks once; what is stuck at two looks running ends the process. */
    void look() throws InterruptedException {
        var now = clock.instant();
        var found = new TreeMap<String, Trouble>();
        for (var checkup : checkups) {
            var stuck = checkup.look(now);
            if (stuck != null) {
                found.put(checkup.name(), stuck);
            }
        }
        lookedAt = now;
        var certain =
                found.entrySet().stream()
                        .filter(one -> suspected.contains(one.getKey()))
                        .findFirst()
                        .orElse(null);
        suspected = Set.copyOf(found.keySet());
        if (certain != null && trouble == null) {
            trouble = certain.getValue();
            end(certain);
        }
    }

    // What blocks the log, or the dump, must not keep the process from ending.
    private void end(Map.Entry<String, Trouble> stuck) throws InterruptedException {
        var saying = Thread.ofPlatform().daemon().name("last-words").start(() -> say(stuck));
        saying.join(FOR_WORDS);
        process.end(EXIT_CODE);
    }

    private void say(Map.Entry<String, Trouble> stuck) {
        var what = stuck.getValue();
        log.error(
                "Stuck for {} s: {} ({}). The process ends with code {} so that it is started"
                        + " anew.\n{}",
                Duration.between(what.since(), clock.instant()).toSeconds(),
                stuck.getKey(),
                what.what(),
                EXIT_CODE,
                ThreadDump.of(what.threads()));
    }

    @Override
    public void start() {
        looking = Thread.ofPlatform().daemon().name("watchdog").start(this::keepLooking);
    }

    private void keepLooking() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                lookOnce();
            }
        } catch (InterruptedException stopped) {
            log.debug("The watchdog was called off");
        }
    }

    private void lookOnce() throws InterruptedException {
        try {
            look();
        } catch (RuntimeException | Error failure) {
            log.error("The watchdog could not look", failure);
        }
    }

    @Override
    public void stop() {
        var thread = looking;
        if (thread != null) {
            thread.interrupt();
            looking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
