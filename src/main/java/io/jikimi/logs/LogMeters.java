package io.jikimi.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures how many lines of the log were lost since its output took no more. */
@Component
class LogMeters {

    private final List<BoundedAppender> queues = queues();

    LogMeters(MeterRegistry meters) {
        for (var level : LostLines.LEVELS) {
            FunctionCounter.builder("jikimi.log.dropped", this, all -> all.count(level))
                    .description("Lines of the log that were let go since nobody took them")
                    .tag("level", level.toString().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    private double count(Level level) {
        return queues.stream().mapToLong(queue -> queue.lost().count(level)).sum();
    }

    private static List<BoundedAppender> queues() {
        var found = new ArrayList<BoundedAppender>();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            for (var logger : logs.getLoggerList()) {
                logger.iteratorForAppenders()
                        .forEachRemaining(
                                appender -> {
                                    if (appender instanceof BoundedAppender queue) {
                                        found.add(queue);
                                    }
                                });
            }
        }
        return found;
    }
}
