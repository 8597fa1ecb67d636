package io.jikimi.benchmark;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;

import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Writes lines of the log at a steady rate, as a bot would for which everything goes wrong. */
@TestConfiguration(proxyBeanMethods = false)
class Flood {

    private static final Logger log = LoggerFactory.getLogger(Flood.class);
    private static final int THREADS = 4;

    private final int perSecond;
    private final LongAdder offered = new LongAdder();

    Flood(@Value("${flood.per-second}") int perSecond, MeterRegistry meters) {
        this.perSecond = perSecond;
        FunctionCounter.builder("flood.offered", offered, LongAdder::doubleValue).register(meters);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        for (var thread = 0; thread < THREADS && perSecond > 0; thread++) {
            Thread.ofPlatform().daemon().name("flood-" + thread).start(this::write);
        }
    }

    private void write() {
        var start = System.nanoTime();
        for (var written = 0L; ; ) {
            var due = (System.nanoTime() - start) * perSecond / THREADS / 1_000_000_000L;
            for (; written < due; written++) {
                log.info("Shard {} lost its connection, and this is try {}", written % 16, written);
                offered.increment();
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
