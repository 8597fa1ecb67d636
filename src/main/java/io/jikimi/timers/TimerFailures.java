package io.jikimi.timers;

import net.dv8tion.jda.api.exceptions.ErrorResponseException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;

/** What becomes of a timer that has failed: it is tried again, and given up in the end. */
@Component
class TimerFailures {

    private static final Logger log = LoggerFactory.getLogger(TimerFailures.class);

    private final TimerTable table;
    private final Pauses pauses;
    private final TimerAlarm alarm;
    private final Clock clock;

    TimerFailures(TimerTable table, Pauses pauses, TimerAlarm alarm, Clock clock) {
        this.table = table;
        this.pauses = pauses;
        this.alarm = alarm;
        this.clock = clock;
    }

    void handle(TimedWork work, Due due, long version, Throwable failure) {
        var now = clock.instant();
        var since = table.failingSince(due.timer(), version);
        if (since != null && !now.isBefore(since.plus(Timers.PATIENCE))) {
            giveUp(work, due, version, failure);
        } else {
            tryAgain(due, version, now, failure);
        }
    }

    private void tryAgain(Due due, long version, Instant now, Throwable failure) {
        var pause = failure instanceof Blocked ? Pauses.BLOCKED : pauses.after(due.failures() + 1);
        table.failed(due.timer(), version, now, now.plus(pause), words(failure));
        alarm.expect(now.plus(pause));
        tell(due, failure);
    }

    private void giveUp(TimedWork work, Due due, long version, Throwable failure) {
        try {
            work.givenUp(due);
            table.done(due.timer(), version);
            log.warn(
                    "Timer {} {} has failed for {} days and is given up: {}",
                    due.timer().kind(),
                    due.timer().subject(),
                    Timers.PATIENCE.toDays(),
                    words(failure));
        } catch (RuntimeException notNoted) {
            log.warn("Timer {} cannot be given up yet", due.timer().kind(), notNoted);
            var now = clock.instant();
            table.failed(due.timer(), version, now, now.plus(Pauses.BLOCKED), words(failure));
        }
    }

    // The first time only, or a guild that does nothing about it would fill the log.
    private static void tell(Due due, Throwable failure) {
        if (due.failures() > 0) {
            log.debug("Timer {} has failed again", due.timer(), failure);
        } else if (isExplained(failure)) {
            log.warn(
                    "Timer {} {} could not be done and is tried again: {}",
                    due.timer().kind(),
                    due.timer().subject(),
                    words(failure));
        } else {
            log.error("Timer {} has failed and is tried again", due.timer(), failure);
        }
    }

    // Other messages may hold what people have written.
    private static String words(Throwable failure) {
        return isExplained(failure)
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
    }

    private static boolean isExplained(Throwable failure) {
        return failure instanceof Blocked
                || failure instanceof Delayed
                || failure instanceof ErrorResponseException;
    }
}
