package io.jikimi.cluster;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.jikimi.testing.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures how 1,600 shards find their way to 100 instances on a real PostgreSQL: instances without
 * Discord, each on a thread of its own, with the lease and the beat of production.
 */
class SharingBenchmark {

    private static final int SHARDS = Integer.getInteger("benchmark.shards", 1_600);
    private static final int INSTANCES = Integer.getInteger("benchmark.instances", 100);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final ShardKeeper.Pace PACE =
            new ShardKeeper.Pace(Duration.ofSeconds(4), Duration.ofMillis(200));
    private static final Duration AT_REST = Duration.ofSeconds(32);

    private final HikariDataSource source = pool();
    private final JdbcClient database = JdbcClient.create(source);
    private final List<Running> running = new CopyOnWriteArrayList<>();
    private long opened = System.nanoTime();
    private int places;
    private final AtomicInteger overlaps = new AtomicInteger();

    private static HikariDataSource pool() {
        var settings = new HikariConfig();
        settings.setJdbcUrl(TestDatabase.freshDatabase());
        settings.setUsername("postgres");
        settings.setMaximumPoolSize(50);
        return new HikariDataSource(settings);
    }

    @Test
    void measures() throws InterruptedException {
        Flyway.configure().dataSource(source).load().migrate();
        var watching = Thread.ofPlatform().daemon().start(this::watch);
        say("%d shards, %d instances, lease %s, beat %s", SHARDS, INSTANCES, LEASE, PACE.beat());
        for (var each = 0; each < INSTANCES; each++) {
            start("i" + each);
        }
        measure("all start at once: every shard is connected", this::isCovered);
        measure("until nobody has more than one too many", this::isEven);
        rest();
        var gone = List.copyOf(running.subList(0, INSTANCES / 10));
        gone.forEach(Running::stop);
        running.removeAll(gone);
        measure("a tenth crashes: every shard is connected", this::isCovered);
        for (var each = 0; each < INSTANCES / 10; each++) {
            start("j" + each);
        }
        measure("a tenth joins: until it is even", this::isEven);
        rest();
        watching.interrupt();
        watching.join();
        say("moments at which two instances acted for one shard: %d", overlaps.get());
        running.forEach(Running::stop);
        source.close();
    }

    private void start(String id) {
        var one = new Running(Virtual.sharing(id, source, LEASE, PACE).founds(SHARDS));
        one.instance.host.connectsThrough(this::mayConnect);
        running.add(one);
        one.thread.start();
    }

    // Sixteen at once, as Discord lets a large bot, and ten times as often.
    private synchronized boolean mayConnect() {
        var now = System.nanoTime();
        if (now - opened > Duration.ofMillis(500).toNanos()) {
            opened = now;
            places = 16;
        }
        return places-- > 0;
    }

    private void measure(String what, Callable<Boolean> isReached) {
        var transactions = transactions();
        var begunAt = System.nanoTime();
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .forever()
                .until(isReached);
        var took = Duration.ofNanos(System.nanoTime() - begunAt);
        say(
                "%s: %.1f s, %.0f statements a second",
                what, took.toMillis() / 1e3, perSecond(transactions, took));
    }

    // Nothing is waited for: this is the time in which is measured.
    private void rest() throws InterruptedException {
        var transactions = transactions();
        var begunAt = System.nanoTime();
        Thread.sleep(AT_REST);
        var took = Duration.ofNanos(System.nanoTime() - begunAt);
        say("at rest: %.1f statements a second", perSecond(transactions, took));
    }

    // Each statement of a beat is a transaction of its own; this question is one more.
    private double perSecond(long before, Duration took) {
        return (transactions() - before - 1) / (took.toMillis() / 1e3);
    }

    private long transactions() {
        database.sql("select pg_stat_clear_snapshot()").query((_, _) -> 0).list();
        return database.sql(
                        """
                        select xact_commit from pg_stat_database
                        where datname = current_database()
                        """)
                .query(Long.class)
                .single();
    }

    private boolean isCovered() {
        return running.stream().mapToInt(one -> one.instance.host.connected()).sum() >= SHARDS
                && running.stream().mapToInt(one -> one.instance.acting().size()).sum() == SHARDS;
    }

    private boolean isEven() {
        return isCovered()
                && running.stream()
                        .allMatch(
                                one ->
                                        one.instance.acting().size()
                                                <= (SHARDS + running.size() - 1) / running.size());
    }

    // One may stop to act between two looks, so the first is looked at once more.
    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            var all = List.copyOf(running);
            var shard = new Shard(1, ThreadLocalRandom.current().nextInt(SHARDS), SHARDS);
            var acting = all.stream().filter(one -> one.actsFor(shard)).toList();
            if (acting.size() > 1 && acting.stream().allMatch(one -> one.actsFor(shard))) {
                overlaps.incrementAndGet();
            }
        }
    }

    private static void say(String words, Object... figures) {
        System.out.println(words.formatted(figures));
    }

    /** An instance that beats by itself until it is stopped, as if it were killed. */
    private static final class Running {

        private final Virtual instance;
        private final Thread thread;
        private final CountDownLatch stopped = new CountDownLatch(1);

        Running(Virtual instance) {
            this.instance = instance;
            this.thread = Thread.ofVirtual().unstarted(this::run);
        }

        private void run() {
            try {
                Duration pause;
                do {
                    pause = instance.beats().multipliedBy(90 + jitter()).dividedBy(100);
                } while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private static int jitter() {
            return ThreadLocalRandom.current().nextInt(11);
        }

        void stop() {
            stopped.countDown();
        }

        boolean actsFor(Shard shard) {
            return instance.leases.standing(shard) == ShardLeases.Standing.ACTING;
        }
    }
}
