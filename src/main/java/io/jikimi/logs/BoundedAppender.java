package io.jikimi.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes lines on a thread of its own, so that an output which nobody reads holds up nobody. What
 * does not fit into its queue is let go and counted; the last part of it is for warnings and
 * errors.
 */
public final class BoundedAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    /** What an end waits for lines to be taken. */
    static final Duration FOR_THE_REST = Duration.ofSeconds(2);

    private static final int KEPT_FOR_WARNINGS = 8;

    private final Appender<ILoggingEvent> output;
    private final BlockingQueue<ILoggingEvent> queue;
    private final int kept;
    private final String thread;
    private final LostLines lost = new LostLines();
    private @Nullable Thread writer;

    /**
     * Puts a queue before an output.
     *
     * @param capacity how many lines may wait
     * @param thread what the thread is called that writes them
     */
    public BoundedAppender(Appender<ILoggingEvent> output, int capacity, String thread) {
        this.output = output;
        this.thread = thread;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.kept = capacity / KEPT_FOR_WARNINGS;
    }

    LostLines lost() {
        return lost;
    }

    @Override
    public void start() {
        super.start();
        writer = Thread.ofPlatform().daemon().name(thread).start(this::write);
    }

    @Override
    protected void append(ILoggingEvent event) {
        var isUrgent = event.getLevel().isGreaterOrEqual(Level.WARN);
        if (!isUrgent && queue.remainingCapacity() <= kept) {
            lost.add(event.getLevel());
            return;
        }
        event.prepareForDeferredProcessing();
        if (!queue.offer(event)) {
            lost.add(event.getLevel());
        }
    }

    private void write() {
        try {
            while (isStarted() || !queue.isEmpty()) {
                pass(queue.take());
                tellWhatIsLost();
            }
        } catch (InterruptedException ended) {
            while (queue.poll() instanceof ILoggingEvent rest) {
                pass(rest);
            }
            tellWhatIsLost();
        }
    }

    // One line that cannot be written must not be the last one.
    private void pass(ILoggingEvent line) {
        try {
            output.doAppend(line);
        } catch (RuntimeException | Error broken) {
            lost.add(line.getLevel());
        }
    }

    private void tellWhatIsLost() {
        if (queue.remainingCapacity() > kept && lost.untold() instanceof String words) {
            output.doAppend(said(words));
        }
    }

    private LoggingEvent said(String words) {
        var logger = ((LoggerContext) getContext()).getLogger(BoundedAppender.class);
        return new LoggingEvent(Logger.FQCN, logger, Level.WARN, words, null, null);
    }

    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        var writing = writer;
        if (writing != null) {
            writing.interrupt();
            try {
                writing.join(FOR_THE_REST);
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
            if (writing.isAlive()) {
                // An output that takes nothing cannot be closed either.
                return;
            }
        }
        output.stop();
    }
}
