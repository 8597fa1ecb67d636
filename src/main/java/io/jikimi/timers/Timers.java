package io.jikimi.timers;

import io.jikimi.guilds.GuildReturned;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done at a moment. What a room notes here in its own transaction is done at that
 * moment, within a second, or as soon as Jikimi runs again; and is tried again until it is done.
 */
@Service
public class Timers {

    /** How long something is tried again that does not succeed. */
    public static final Duration PATIENCE = Duration.ofDays(7);

    /** What has been due for longer is late. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final TimerTable table;
    private final TimerAlarm alarm;
    private final Clock clock;

    Timers(TimerTable table, TimerAlarm alarm, Clock clock) {
        this.table = table;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * Sets it for that moment, in place of what it was set for; in the open transaction, if there
     * is one. A run that goes on meanwhile does not end it; a run sets its own timer anew by what
     * it returns, never by this.
     */
    public void set(Timer timer, Instant due) {
        table.set(timer, due);
        afterCommit(() -> alarm.expect(due));
    }

    /** It is not to be done any more; whether it was. In the open transaction, if there is one. */
    public boolean cancel(Timer timer) {
        return table.cancel(timer);
    }

    /** When it is or was due, if it is set. */
    public Optional<Instant> due(Timer timer) {
        return table.due(timer);
    }

    /** What should have been done in a guild by now and is not, oldest first. */
    public List<Overdue> overdue(long guildId, int most) {
        return table.overdue(guildId, clock.instant().minus(LATE), most);
    }

    /** What could not be done in a guild is tried at once, since something may have changed. */
    public void hurry(long guildId) {
        if (table.hurry(guildId, clock.instant()) > 0) {
            afterCommit(alarm::ring);
        }
    }

    /** What could not be done while Jikimi was away is done now. */
    @EventListener
    void welcomeBack(GuildReturned back) {
        hurry(back.guildId());
    }

    private static void afterCommit(Runnable work) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            work.run();
                        }
                    });
        } else {
            work.run();
        }
    }
}
