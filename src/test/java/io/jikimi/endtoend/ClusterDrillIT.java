package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Three packaged bots share twelve shards while faults happen to them: in each, no question is
 * answered twice, and all shards are served again in time. The short form goes through PgBouncer;
 * {@code -Ddrill=long} does everything with and without it.
 */
class ClusterDrillIT {

    /** Longer than a lease. */
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(6);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void aCrashAPauseAndAnEndInOrder() throws Exception {
        System.out.println(Drill.Outcome.head());
        try (var drill = new Drill(folder, true)) {
            drill.begin(Map.of());
            var identifies = drill.identifies();
            crash(drill, "kill -9, through PgBouncer");
            assertThat(drill.identifies() - identifies).isLessThanOrEqualTo(Drill.SHARDS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledIfSystemProperty(named = "drill", matches = "long")
    void everyFault(boolean pooled) throws Exception {
        System.out.println(Drill.Outcome.head());
        var through = pooled ? ", through PgBouncer" : "";
        run(pooled, "crash", drill -> crash(drill, "kill -9" + through));
        run(pooled, "pause", drill -> pause(drill, "SIGSTOP for 6 s, then SIGCONT" + through));
        run(pooled, "data", drill -> cutDatabase(drill, "cut from the database for 6 s" + through));
        run(pooled, "discord", drill -> cutDiscord(drill, "cut from Discord" + through));
        run(pooled, "rolling", drill -> rolling(drill, "rolling restart" + through));
        run(pooled, "restart", drill -> restart(drill, "PostgreSQL restarted" + through));
        try (var drill = new Drill(folder.resolve("skew"), pooled)) {
            drill.begin(Map.of("DONT_FAKE_MONOTONIC", "1"), "faketime", "-f", "+1h");
            crash(drill, "kill -9, clocks an hour ahead" + through);
        }
    }

    private interface Scenario {

        void run(Drill drill) throws Exception;
    }

    private void run(boolean pooled, String name, Scenario scenario) throws Exception {
        try (var drill = new Drill(folder.resolve(name), pooled)) {
            drill.begin(Map.of());
            scenario.run(drill);
        }
    }

    private static void crash(Drill drill, String name) throws Exception {
        var victim = drill.bots().getLast();
        victim.close();
        drill.forget(victim);
        drill.awaitCovered();
        assertThat(drill.judge(name).silence()).isLessThan(Drill.COVERED_WITHIN);
    }

    private static void pause(Drill drill, String name) throws Exception {
        var victim = drill.bots().getLast();
        victim.signal("STOP");
        var stoppedAt = System.nanoTime();
        drill.awaitCovered();
        await().until(() -> System.nanoTime() - stoppedAt > LONGER_THAN_A_LEASE.toNanos());
        victim.signal("CONT");
        drill.traffic().goesOn(200);
        drill.awaitEven();
        assertThat(drill.judge(name).silence()).isLessThan(Drill.COVERED_WITHIN);
    }

    private static void cutDatabase(Drill drill, String name) throws Exception {
        var victim = drill.bots().getLast();
        victim.toDatabase().cut();
        var cutAt = System.nanoTime();
        drill.awaitCovered();
        await().until(() -> System.nanoTime() - cutAt > LONGER_THAN_A_LEASE.toNanos());
        victim.toDatabase().mend();
        drill.traffic().goesOn(200);
        drill.awaitEven();
        assertThat(drill.judge(name).silence()).isLessThan(Drill.COVERED_WITHIN);
    }

    private static void cutDiscord(Drill drill, String name) throws Exception {
        var victim = drill.bots().getLast();
        victim.cutDiscord();
        drill.awaitCovered();
        victim.mendDiscord();
        drill.traffic().goesOn(200);
        drill.awaitEven();
        // Two leases until it is sure, and no lease to wait for.
        assertThat(drill.judge(name).silence()).isLessThan(Drill.COVERED_WITHIN.plusSeconds(4));
    }

    private static void rolling(Drill drill, String name) throws Exception {
        for (var old : drill.bots()) {
            drill.startOne(Map.of());
            assertThat(old.process().terminate(Duration.ofSeconds(30))).isEqualTo(143);
            old.close();
            drill.forget(old);
        }
        drill.awaitEven();
        assertThat(drill.judge(name).unanswered()).isZero();
    }

    private static void restart(Drill drill, String name) throws Exception {
        var identifies = drill.identifies();
        drill.restartDatabase(Duration.ofSeconds(1));
        drill.awaitCovered();
        drill.judge(name);
        assertThat(drill.identifies()).as("none is spent on a database").isEqualTo(identifies);
    }
}
