package io.jikimi.timers;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Where timers lie. The columns are db-scheduler's, which claims what is due, and a few of our own;
 * a higher version is a newer state of a timer, so that what ran under an older one changes
 * nothing.
 */
@Stored(
        as = "timers",
        whose = Whose.GUILD,
        guild = "guild_id",
        table = TimerTable.NAME,
        key = "task_instance")
@Component
class TimerTable {

    static final String NAME = "timer";

    private static final int LONGEST_PROBLEM = 300;

    private final JdbcClient database;

    TimerTable(JdbcClient database) {
        this.database = database;
    }

    /** Notes it, in place of what was noted of the same timer. */
    void set(Timer timer, Instant due) {
        if (change(timer, due) == 0 && insert(timer, due) == 0) {
            change(timer, due);
        }
    }

    private int change(Timer timer, Instant due) {
        return at(
                        """
                        update timer set execution_time = :due, due_at = :due, picked = false,
                            picked_by = null, last_heartbeat = null, version = version + 1,
                            consecutive_failures = 0, failing_since = null, problem = null
                        where task_name = :kind and task_instance = :instance
                        """,
                        timer)
                .param("due", stored(due))
                .update();
    }

    private int insert(Timer timer, Instant due) {
        return at(
                        """
                        insert into timer (task_name, task_instance, execution_time, due_at, picked,
                            version, guild_id)
                        values (:kind, :instance, :due, :due, false, 1, :guild)
                        on conflict do nothing
                        """,
                        timer)
                .param("due", stored(due))
                .param("guild", timer.guildId())
                .update();
    }

    boolean cancel(Timer timer) {
        return at("delete from timer where task_name = :kind and task_instance = :instance", timer)
                        .update()
                > 0;
    }

    Optional<Instant> due(Timer timer) {
        return at(
                        """
                        select due_at from timer
                        where task_name = :kind and task_instance = :instance
                        """,
                        timer)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** How it stands, or empty where it has been changed since that version. */
    Optional<Due> found(Timer timer, long version) {
        return under(
                        """
                        select due_at, coalesce(consecutive_failures, 0) as failures from timer
                        """,
                        timer,
                        version)
                .query((row, _) -> new Due(timer, instant(row, "due_at"), row.getInt("failures")))
                .optional();
    }

    /** Since when it fails, or null where it does not. */
    @Nullable Instant failingSince(Timer timer, long version) {
        return under("select failing_since from timer", timer, version)
                .query((row, _) -> Optional.ofNullable(instantOrNull(row, "failing_since")))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    /** It is done, if nobody has set it anew meanwhile. */
    void done(Timer timer, long version) {
        under("delete from timer", timer, version).update();
    }

    /** It is due again, if nobody has set it anew meanwhile. */
    void again(Timer timer, long version, Instant due) {
        under(
                        """
                        update timer set execution_time = :due, due_at = :due, picked = false,
                            picked_by = null, last_heartbeat = null, version = version + 1,
                            consecutive_failures = 0, failing_since = null, problem = null
                        """,
                        timer,
                        version)
                .param("due", stored(due))
                .update();
    }

    /** It has failed and is tried again then, if nobody has set it anew meanwhile. */
    void failed(Timer timer, long version, Instant now, Instant nextTry, String problem) {
        under(
                        """
                        update timer set execution_time = :next, picked = false, picked_by = null,
                            last_heartbeat = null, version = version + 1, last_failure = :now,
                            consecutive_failures = coalesce(consecutive_failures, 0) + 1,
                            failing_since = coalesce(failing_since, :now), problem = :problem
                        """,
                        timer,
                        version)
                .param("now", stored(now))
                .param("next", stored(nextTry))
                .param("problem", problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)))
                .update();
    }

    /** It could not be tried, and is then, if nobody has set it anew meanwhile. */
    void postponed(Timer timer, long version, Instant nextTry) {
        under(
                        """
                        update timer set execution_time = :next, picked = false, picked_by = null,
                            last_heartbeat = null, version = version + 1
                        """,
                        timer,
                        version)
                .param("next", stored(nextTry))
                .update();
    }

    /** What waits in a guild to be tried again is tried at once. */
    int hurry(long guildId, Instant now) {
        return database.sql(
                        """
                        update timer set execution_time = :now, version = version + 1
                        where guild_id = :guild and due_at <= :now and execution_time > :now
                          and picked = false
                        """)
                .param("guild", guildId)
                .param("now", stored(now))
                .update();
    }

    /** What a process has claimed that is no more; for a database that only one process opens. */
    int releaseAll() {
        return database.sql(
                        """
                        update timer set picked = false, picked_by = null, last_heartbeat = null,
                            version = version + 1
                        where picked = true
                        """)
                .update();
    }

    /** The moment after this one at which something is to be tried, if there is one before then. */
    Optional<Instant> nextTry(Instant after, Instant before) {
        return database.sql(
                        """
                        select execution_time from timer
                        where picked = false and execution_time > :after
                          and execution_time <= :before
                        order by execution_time limit 1
                        """)
                .param("after", stored(after))
                .param("before", stored(before))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** What should have been done by then and is not, oldest first. */
    List<Overdue> overdue(long guildId, Instant by, int most) {
        return database.sql(
                        """
                        select * from timer
                        where guild_id = :guild and due_at <= :by
                        order by due_at, task_name, task_instance limit :most
                        """)
                .param("guild", guildId)
                .param("by", stored(by))
                .param("most", most)
                .query((row, _) -> overdue(row))
                .list();
    }

    /** How much should have been done by then and is not, in all guilds. */
    Backlog backlog(Instant by) {
        return database.sql(
                        """
                        select (select count(*) from timer where execution_time <= :by)
                                 + (select count(*) from timer
                                    where failing_since is not null and execution_time > :by)
                                 as overdue,
                               (select min(execution_time) from timer
                                where execution_time <= :by and picked = false) as untried
                        """)
                .param("by", stored(by))
                .query((row, _) -> new Backlog(row.getLong(1), instantOrNull(row, "untried")))
                .single();
    }

    /**
     * What is late.
     *
     * @param overdue how many timers
     * @param untried since when the oldest of them has waited that nobody has taken up
     */
    record Backlog(long overdue, @Nullable Instant untried) {}

    private JdbcClient.StatementSpec at(String sql, Timer timer) {
        return database.sql(sql).param("kind", timer.kind()).param("instance", instance(timer));
    }

    private JdbcClient.StatementSpec under(String sql, Timer timer, long version) {
        return at(
                        sql
                                + " where task_name = :kind and task_instance = :instance"
                                + " and version = :version",
                        timer)
                .param("version", version);
    }

    static String instance(Timer timer) {
        return timer.guildId() + "/" + timer.subject();
    }

    static Timer timer(String kind, String instance) {
        var slash = instance.indexOf('/');
        return new Timer(
                kind, Long.parseLong(instance.substring(0, slash)), instance.substring(slash + 1));
    }

    private static Overdue overdue(ResultSet row) throws SQLException {
        return new Overdue(
                timer(row.getString("task_name"), row.getString("task_instance")),
                instant(row, "due_at"),
                instant(row, "execution_time"),
                row.getInt("consecutive_failures"),
                row.getString("problem"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        var found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
