package io.jikimi.benchmark;

import io.jikimi.JikimiApplication;
import io.jikimi.cases.CaseType;
import io.jikimi.cases.Cases;
import io.jikimi.cases.NewCase;
import io.jikimi.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Measures how many cases one guild takes in a second on PostgreSQL, from two instances, and counts
 * the numbers; run by its name only.
 */
class CaseBenchmark {

    private static final long GUILD = 1_000;
    private static final int AT_ONCE = 8;

    @Test
    void measures() throws InterruptedException {
        var lasting = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 20));
        var database = TestDatabase.freshDatabase();
        try (var one = start(database);
                var other = start(database)) {
            open(one.getBean(Cases.class), other.getBean(Cases.class), Duration.ofSeconds(5));
            var jdbc = one.getBean(JdbcClient.class);
            var before = count(jdbc, "count(*)");
            var latencies = open(one.getBean(Cases.class), other.getBean(Cases.class), lasting);
            var cases = count(jdbc, "count(*)");
            System.out.printf(
                    "| cases in one guild, two instances | %d a second | %s |%n",
                    (cases - before) / lasting.toSeconds(), latencies);
            System.out.printf(
                    "| numbers | %d cases, %d numbers, the last %d |%n",
                    cases, count(jdbc, "count(distinct number)"), count(jdbc, "max(number)"));
        }
    }

    private static ConfigurableApplicationContext start(String database) {
        return new SpringApplicationBuilder(JikimiApplication.class)
                .run(
                        "--database.url=" + database,
                        "--server.port=0",
                        "--spring.jpa.show-sql=false",
                        "--logging.level.root=error");
    }

    private static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("select " + what + " from moderation_case where guild_id = " + GUILD)
                .query(Long.class)
                .single();
    }

    private static Latencies open(Cases one, Cases other, Duration lasting)
            throws InterruptedException {
        var latencies = new Latencies();
        var until = System.nanoTime() + lasting.toNanos();
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        for (var at = 0; at < AT_ONCE; at++) {
            var cases = at % 2 == 0 ? one : other;
            threads.execute(
                    () -> {
                        while (System.nanoTime() < until) {
                            var begun = System.nanoTime();
                            cases.open(NewCase.of(GUILD, CaseType.WARN, 42, 7, "Spam"));
                            latencies.add(System.nanoTime() - begun);
                        }
                    });
        }
        threads.shutdown();
        threads.awaitTermination(lasting.toSeconds() + 60, TimeUnit.SECONDS);
        return latencies;
    }
}
