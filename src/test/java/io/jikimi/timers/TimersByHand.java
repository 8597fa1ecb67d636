package io.jikimi.timers;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** The timers of a room that is tested alone: kept as they are in the bot, run when told to. */
public final class TimersByHand {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 100_000;

    private final JdbcClient database;
    private final TimerTable table;
    private final Clock clock;
    private final Timers timers;

    public TimersByHand(DataSource source, Clock clock) {
        this.clock = clock;
        database = JdbcClient.create(source);
        table = new TimerTable(database);
        timers = new Timers(table, new TimerAlarm(table, clock), clock);
    }

    public Timers timers() {
        return timers;
    }

    /** Runs what is due by now, in order, until nothing is. */
    public void run(TimedWork work) {
        for (var round = 0; round < MOST; round++) {
            var due = due(work.kind());
            if (due.isEmpty()) {
                return;
            }
            due.forEach(claim -> run(work, claim));
        }
        throw new AssertionError("There is no end to " + work.kind());
    }

    /** Runs what is due without noting what becomes of it, as when the process ends within. */
    public void runAndDie(TimedWork work) {
        for (var claim : due(work.kind())) {
            table.found(claim.timer(), claim.version()).ifPresent(work::run);
        }
    }

    /** It has failed for too long. */
    public void giveUp(TimedWork work) {
        for (var claim : due(work.kind())) {
            var due = table.found(claim.timer(), claim.version()).orElseThrow();
            work.givenUp(due);
            table.done(claim.timer(), claim.version());
        }
    }

    /** When something of a kind is tried next. */
    public Optional<Instant> next(String kind) {
        return database.sql("select min(execution_time) from timer where task_name = :kind")
                .param("kind", kind)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private record Claim(Timer timer, long version) {}

    private List<Claim> due(String kind) {
        return database.sql(
                        """
                        select task_instance, version from timer
                        where task_name = :kind and execution_time <= :now
                        order by execution_time, task_instance
                        """)
                .param("kind", kind)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(
                        (row, _) ->
                                new Claim(
                                        TimerTable.timer(kind, row.getString("task_instance")),
                                        row.getLong("version")))
                .list();
    }

    private void run(TimedWork work, Claim claim) {
        var due = table.found(claim.timer(), claim.version());
        if (due.isEmpty()) {
            return;
        }
        try {
            switch (work.run(due.get())) {
                case Next.Done() -> table.done(claim.timer(), claim.version());
                case Next.Again(var at) -> table.again(claim.timer(), claim.version(), at);
            }
        } catch (RuntimeException failure) {
            var now = clock.instant();
            var pause = failure instanceof Blocked ? Pauses.BLOCKED : PAUSE;
            table.failed(
                    claim.timer(),
                    claim.version(),
                    now,
                    now.plus(pause),
                    "" + failure.getMessage());
        }
    }
}
