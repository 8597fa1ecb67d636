package io.jikimi.telemetry;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;

import io.jikimi.logs.BoundedAppender;

import org.slf4j.LoggerFactory;

/** Has the log write its lines to a collector as well, from here to the end. */
final class LogExport implements AutoCloseable {

    private static final int WAITING = 4096;

    private final Logger root;
    private final BoundedAppender queue;

    LogExport(LogLines lines) {
        var logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        queue = new BoundedAppender(lines, WAITING, "log-sender");
        lines.setContext(logs);
        lines.start();
        queue.setContext(logs);
        queue.setName("otlp");
        queue.start();
        root.addAppender(queue);
    }

    @Override
    public void close() {
        root.detachAppender(queue);
        queue.stop();
    }
}
