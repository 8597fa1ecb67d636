package io.jikimi.timers;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the log once that timers cannot be claimed or their end not be written down, and once that
 * they can again; db-scheduler itself would tell it, with a stack trace, every few seconds.
 */
final class TimerTrouble extends AbstractSchedulerListener {

    private static final Logger log = LoggerFactory.getLogger(TimerTrouble.class);

    private final AtomicBoolean stands = new AtomicBoolean();

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        switch (type) {
            case UNEXPECTED_ERROR -> begins();
            case RAN_EXECUTE_DUE -> ends();
            default -> {}
        }
    }

    private void begins() {
        if (stands.compareAndSet(false, true)) {
            log.warn(
                    "Timers wait: what is due cannot be read or written just now; it is done as"
                            + " soon as it can be");
        }
    }

    private void ends() {
        if (stands.compareAndSet(true, false)) {
            log.info("Timers go on");
        }
    }
}
