package io.jikimi.timers;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import io.jikimi.cluster.Cause;
import io.jikimi.cluster.Lease;
import io.jikimi.cluster.Withdrawn;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a timer that has been claimed, under the epoch of its guild's shard; its end is noted unless
 * somebody has set it anew meanwhile.
 */
@Component
class TimerRun {

    /** Until its guild is known again, or belongs to this instance again. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    /** Until another one of the same guild has ended. */
    private static final Duration IN_TURN = Duration.ofMillis(500);

    /** While Jikimi is not in the guild; its return ends the pause. */
    private static final Duration FROZEN = Duration.ofHours(1);

    private final TimerTable table;
    private final OwnGuilds own;
    private final GuildShares shares;
    private final TimerFailures failures;
    private final TimerMeters meters;
    private final TimerAlarm alarm;
    private final Clock clock;

    TimerRun(
            TimerTable table,
            OwnGuilds own,
            GuildShares shares,
            TimerFailures failures,
            TimerMeters meters,
            TimerAlarm alarm,
            Clock clock) {
        this.table = table;
        this.own = own;
        this.shares = shares;
        this.failures = failures;
        this.meters = meters;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** The work as db-scheduler knows it. */
    Task<Void> task(TimedWork work) {
        meters.expect(work.kind());
        return Tasks.custom(work.kind(), Void.class)
                .onFailure((complete, _) -> failed(work, complete))
                .onDeadExecution((complete, _) -> revive(work, complete.getExecution()))
                .execute((_, context) -> run(work, context.getExecution()));
    }

    private CompletionHandler<Void> run(TimedWork work, Execution claimed) {
        var timer = TimerTable.timer(work.kind(), claimed.taskInstance.getId());
        var found = table.found(timer, claimed.version);
        if (found.isEmpty()) {
            return (_, _) -> {};
        }
        var due = found.get();
        var lease = own.lease(timer.guildId());
        if (lease == null) {
            return postponed(timer, claimed.version, AWAY);
        }
        return switch (own.presence(timer.guildId())) {
            case HERE -> inTurn(work, due, lease, claimed.version);
            case AWAY -> postponed(timer, claimed.version, AWAY);
            case LEFT -> postponed(timer, claimed.version, FROZEN);
        };
    }

    private CompletionHandler<Void> postponed(Timer timer, long version, Duration pause) {
        return (_, _) -> table.postponed(timer, version, clock.instant().plus(pause));
    }

    // Claimed together with more of its guild than may run: it comes again in a moment.
    private CompletionHandler<Void> inTurn(TimedWork work, Due due, Lease lease, long version) {
        var guildId = due.timer().guildId();
        if (!shares.enter(guildId)) {
            return postponed(due.timer(), version, IN_TURN);
        }
        try {
            return run(work, due, lease, version);
        } finally {
            shares.leave(guildId);
        }
    }

    private CompletionHandler<Void> run(TimedWork work, Due due, Lease lease, long version) {
        var started = meters.started(due);
        try (var _ = TimerContext.of(due.timer(), lease)) {
            var next = under(lease, work, due);
            meters.ended(work.kind(), started, TimerMeters.DONE);
            return (_, _) -> note(due.timer(), version, next);
        } catch (Withdrawn elsewhere) {
            meters.ended(work.kind(), started, TimerMeters.WITHDRAWN);
            return postponed(due.timer(), version, AWAY);
        }
    }

    private static Next under(Lease lease, TimedWork work, Due due) {
        var next = new AtomicReference<Next>(Next.DONE);
        new Cause(null, lease.shard(), lease.epoch()).run(() -> next.set(work.run(due)));
        return next.get();
    }

    private void note(Timer timer, long version, Next next) {
        switch (next) {
            case Next.Done() -> table.done(timer, version);
            case Next.Again(var at) -> table.again(timer, version, at);
        }
    }

    // Whoever else sees that its process is dead may be faster.
    private void revive(TimedWork work, Execution claimed) {
        var timer = TimerTable.timer(work.kind(), claimed.taskInstance.getId());
        table.postponed(timer, claimed.version, clock.instant());
        alarm.ring();
    }

    private void failed(TimedWork work, ExecutionComplete complete) {
        var claimed = complete.getExecution();
        var timer = TimerTable.timer(work.kind(), claimed.taskInstance.getId());
        meters.failed(work.kind());
        table.found(timer, claimed.version)
                .ifPresent(
                        due ->
                                failures.handle(
                                        work,
                                        due,
                                        claimed.version,
                                        complete.getCause().orElseThrow()));
    }
}
