package io.jikimi.timers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;

import io.jikimi.cluster.Instance;
import io.jikimi.cluster.ShardLeases;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

/**
 * Lets db-scheduler claim what is due and run it, from when everything has started until the end
 * begins.
 */
@Component
class TimerEngine {

    private static final Logger log = LoggerFactory.getLogger(TimerEngine.class);

    /** How many are claimed at once: most of the time they wait for Discord. */
    private static final int AT_ONCE = 30;

    /** One that has not been heard of for four of these is somebody else's to run. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    /** More are claimed when this share of {@link #AT_ONCE} is left. */
    private static final double REFILL_AT = 0.5;

    /** None waits for another one: it would be taken for dead, since only who runs is heard of. */
    private static final double AHEAD = 1;

    private final TimerTable table;
    private final TimerAlarm alarm;
    private final boolean alone;
    private final Scheduler scheduler;
    private final Thread caller;
    private boolean stopped;

    TimerEngine(
            DataSource dataSource,
            List<TimedWork> works,
            TimerTable table,
            TimerAlarm alarm,
            TimerRun run,
            OwnGuilds own,
            GuildShares shares,
            ShardLeases leases,
            Instance instance,
            Clock clock) {
        this.table = table;
        this.alarm = alarm;
        this.alone = !leases.areShared();
        List<Task<?>> tasks = works.stream().<Task<?>>map(run::task).toList();
        this.scheduler =
                Scheduler.create(dataSource, tasks)
                        .tableName(TimerTable.NAME)
                        .schedulerName(new SchedulerName.Fixed(instance.id()))
                        .jdbcCustomization(new TimerClaims(own, shares))
                        .pollUsingLockAndFetch(REFILL_AT, AHEAD)
                        .pollingInterval(TimerAlarm.LOOK_AROUND)
                        .threads(AT_ONCE)
                        .executorService(
                                Executors.newThreadPerTaskExecutor(
                                        Thread.ofVirtual().name("timer-", 0).factory()))
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(LONGEST_END)
                        .failureLogging(LogLevel.OFF, false)
                        .addSchedulerListener(new TimerTrouble())
                        .clock(clock::instant)
                        .build();
        this.caller =
                Thread.ofVirtual()
                        .name("timer-alarm")
                        .unstarted(
                                () -> alarm.callEachTime(scheduler::triggerCheckForDueExecutions));
    }

    // The end may begin before all has started.
    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (stopped) {
            return;
        }
        if (alone) {
            releaseWhatAFormerProcessClaimed();
        }
        scheduler.start();
        caller.start();
    }

    private void releaseWhatAFormerProcessClaimed() {
        var released = table.releaseAll();
        if (released > 0) {
            log.info("{} timers were being run when the bot ended; they are run again", released);
        }
    }

    /** Claims nothing more, and lets what runs come to its end. */
    @EventListener(ContextClosedEvent.class)
    synchronized void stop() {
        stopped = true;
        caller.interrupt();
        scheduler.stop();
    }
}
