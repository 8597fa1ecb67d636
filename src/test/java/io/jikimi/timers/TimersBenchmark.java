package io.jikimi.timers;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * Measures timers on a real PostgreSQL that writes to the disk as it usually does: what it costs to
 * set one, how late a thousand a second run among a million that wait, and how soon all are done
 * that fell due while nothing ran.
 */
class TimersBenchmark {

    private static final int PENDING = Integer.getInteger("benchmark.pending", 1_000_000);
    private static final int SET = 20_000;
    private static final int SETTERS = 8;
    private static final int PER_SECOND = 1_000;
    private static final int SECONDS = 20;
    private static final int OVERDUE = 10_000;
    private static final long GUILDS = 500;

    private final Queue<Long> lateness = new ConcurrentLinkedQueue<>();

    @Test
    void measures() throws IOException {
        try (var server = EmbeddedPostgres.builder().start();
                var source = pool(server)) {
            Flyway.configure().dataSource(source).load().migrate();
            var database = JdbcClient.create(source);
            fill(database);
            try (var bot = instance("first", source)) {
                set(bot, source);
                bot.starts();
                runAThousandASecond(bot, database);
            }
            runOverdue(source, database);
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        settings.setUsername("postgres");
        settings.setMaximumPoolSize(8);
        return new HikariDataSource(settings);
    }

    private MadeUpInstance instance(String name, HikariDataSource source) {
        var work = new MadeUpWork();
        work.doesAlways(
                due -> {
                    lateness.add(Duration.between(due.at(), Instant.now()).toMillis());
                    return Next.DONE;
                });
        return new MadeUpInstance(name, source, Clock.systemUTC(), false, 1, work);
    }

    private static void fill(JdbcClient database) {
        var since = System.nanoTime();
        database.sql(
                        """
                        insert into timer (task_name, task_instance, execution_time, due_at, picked,
                            version, guild_id)
                        select 'made-up', g * 4194304 || '/pending ' || n, due, due, false, 1,
                            g * 4194304
                        from (select n, n % :guilds as g, now() + interval '1 hour'
                                  + n * interval '1 second' as due
                              from generate_series(1, :pending) n) made
                        """)
                .param("guilds", GUILDS)
                .param("pending", PENDING)
                .update();
        database.sql("vacuum analyze timer").update();
        say("%,d timers wait (filled in %.1f s)", PENDING, seconds(since));
    }

    private static void set(MadeUpInstance bot, HikariDataSource source) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var due = Instant.now().plus(Duration.ofDays(30));
        var since = System.nanoTime();
        try (var setters = Executors.newFixedThreadPool(SETTERS)) {
            LongStream.range(0, SET)
                    .forEach(
                            each ->
                                    setters.execute(
                                            () ->
                                                    transaction.executeWithoutResult(
                                                            _ ->
                                                                    bot.timers.set(
                                                                            timer(each, "set"),
                                                                            due))));
        }
        var took = seconds(since);
        say(
                "set %,d, each in a transaction, by %d threads: %,.0f a second",
                SET, SETTERS, SET / took);
    }

    private void runAThousandASecond(MadeUpInstance bot, JdbcClient database) {
        var all = PER_SECOND * SECONDS;
        schedule(database, "due", all, Instant.now().plusSeconds(5), Duration.ofMillis(1));
        bot.alarm.ring();
        await().atMost(Duration.ofMinutes(3)).until(() -> lateness.size() == all);
        say(
                "%,d a second for %d s: late by %d ms (median), %d ms (99 %%), %d ms (at most)",
                PER_SECOND, SECONDS, percentile(0.5), percentile(0.99), percentile(1));
        lateness.clear();
    }

    private void runOverdue(HikariDataSource source, JdbcClient database) {
        schedule(
                database,
                "overdue",
                OVERDUE,
                Instant.now().minus(Duration.ofHours(2)),
                Duration.ofMillis(100));
        var since = System.nanoTime();
        try (var bot = instance("second", source).starts()) {
            await().atMost(Duration.ofMinutes(3)).until(() -> lateness.size() == OVERDUE);
            say("%,d overdue at the start: done after %.1f s", OVERDUE, seconds(since));
            await().until(() -> bot.timers.due(timer(OVERDUE - 1, "overdue")).isEmpty());
        }
    }

    private static void schedule(
            JdbcClient database, String name, int count, Instant first, Duration apart) {
        database.sql(
                        """
                        insert into timer (task_name, task_instance, execution_time, due_at, picked,
                            version, guild_id)
                        select 'made-up', g * 4194304 || '/' || :name || ' ' || n, due, due, false,
                            1, g * 4194304
                        from (select n, n % :guilds as g,
                                  to_timestamp(:first / 1000.0 + n * :apart / 1000.0) as due
                              from generate_series(0, :count - 1) n) made
                        """)
                .param("guilds", GUILDS)
                .param("name", name)
                .param("count", count)
                .param("first", first.toEpochMilli())
                .param("apart", apart.toMillis())
                .update();
    }

    private static Timer timer(long number, String name) {
        return new Timer(MadeUpWork.KIND, number % GUILDS << 22, name + " " + number);
    }

    private long percentile(double share) {
        var sorted = lateness.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String words, Object... values) {
        System.out.printf(words + "%n", values);
    }
}
