package io.jikimi.endtoend;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Measures how long nobody is answered in a guild when one of three packaged bots crashes, or hands
 * its shards over, with the settings of production.
 */
class HandOverBenchmark {

    private static final Map<String, String> PRODUCTION =
            Map.of(
                    "BOT_CLUSTER_LEASE",
                    "15s",
                    "BOT_CLUSTER_BEAT",
                    "4s",
                    "BOT_IDENTIFY_GAP",
                    "5s",
                    "BOT_REQUESTS_PER_SECOND",
                    "0");
    private static final Duration DISCORDS = Duration.ofSeconds(5);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);

    @TempDir Path folder;

    @Test
    void measures() throws Exception {
        System.out.println(Drill.Outcome.head());
        for (var round = 1; round <= ROUNDS; round++) {
            var pause = Duration.ofMillis(4);
            try (var drill = new Drill(folder.resolve("crash" + round), false, pause, DISCORDS)) {
                drill.begin(PRODUCTION);
                drill.kill(drill.bots().getLast());
                drill.awaitCovered();
                System.out.println(drill.outcome("kill -9, round " + round).row());
            }
            try (var drill = new Drill(folder.resolve("end" + round), false, pause, DISCORDS)) {
                drill.begin(PRODUCTION);
                var old = drill.bots().getLast();
                old.process().terminate(Duration.ofSeconds(30));
                drill.kill(old);
                drill.settles();
                System.out.println(drill.outcome("SIGTERM, round " + round).row());
            }
        }
    }
}
