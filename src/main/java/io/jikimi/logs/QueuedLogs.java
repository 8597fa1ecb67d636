package io.jikimi.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

import java.util.ArrayList;

/** Puts a queue before every output of the log, once the logs are set up. */
class QueuedLogs implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final int USUAL = 4096;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var capacity = capacity(event.getEnvironment().getProperty("bot.log.queue"));
        if (capacity > 0 && LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLoggerList().forEach(logger -> queue(logger, capacity));
        }
    }

    /** A mistake is told with all others when settings are bound. */
    private static int capacity(@Nullable String asked) {
        return asked != null && asked.strip().matches("\\d{1,6}")
                ? Integer.parseInt(asked.strip())
                : USUAL;
    }

    private static void queue(Logger logger, int capacity) {
        var outputs = new ArrayList<Appender<ILoggingEvent>>();
        logger.iteratorForAppenders().forEachRemaining(outputs::add);
        for (var output : outputs) {
            if (output instanceof OutputStreamAppender) {
                var queued = new BoundedAppender(output, capacity, "log-writer");
                queued.setContext(logger.getLoggerContext());
                queued.setName(output.getName());
                queued.start();
                logger.detachAppender(output);
                logger.addAppender(queued);
            }
        }
    }

    // After secrets are kept out, which looks at the outputs themselves.
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 2;
    }
}
