package io.jikimi.lifecycle;

import ch.qos.logback.classic.LoggerContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Sees to it that an end, once begun, comes to an end: whatever hangs then, the process is gone
 * before the platform would kill it.
 */
public final class EndLimit {

    /** Platforms grant 30 seconds; a good end takes ten. */
    static final Duration ONCE_STARTED = Duration.ofSeconds(20);

    /** Nothing has been accepted yet, so there is less to finish. */
    static final Duration WHILE_STARTING = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(EndLimit.class);
    private static final Duration FOR_WORDS = Duration.ofSeconds(1);
    private static final int SIGTERM = 143;

    private final AtomicReference<Duration> atMost;
    private final IntConsumer halt;

    EndLimit(Duration atMost, IntConsumer halt) {
        this.atMost = new AtomicReference<>(atMost);
        this.halt = halt;
    }

    /** For this process, whose end may begin with a signal at any time. */
    public static EndLimit ofThisProcess() {
        var limit = new EndLimit(WHILE_STARTING, EndLimit::halt);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> limit.begin(SIGTERM), "end-limit"));
        return limit;
    }

    // What is written already shall still come out.
    private static void halt(int exitCode) {
        try {
            Thread.ofPlatform()
                    .daemon()
                    .name("last-lines")
                    .start(EndLimit::closeLogs)
                    .join(FOR_WORDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    private static void closeLogs() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.stop();
        }
    }

    /** The start is over: from now on there may be work to be finished. */
    public void started() {
        atMost.set(ONCE_STARTED);
    }

    /** The end has begun; ends the process with this code if that has not happened in time. */
    void begin(int exitCode) {
        Thread.ofPlatform().daemon().name("end-limit").start(() -> await(exitCode));
    }

    private void await(int exitCode) {
        try {
            Thread.sleep(atMost.get());
            Thread.ofPlatform().daemon().name("last-words").start(this::say).join(FOR_WORDS);
        } catch (InterruptedException impatient) {
            log.debug("The end is cut short", impatient);
        }
        halt.accept(exitCode);
    }

    private void say() {
        log.error(
                "The end took longer than {} s and is cut short.\n{}",
                atMost.get().toSeconds(),
                ThreadDump.of("SpringApplicationShutdownHook", "end", "main"));
    }
}
