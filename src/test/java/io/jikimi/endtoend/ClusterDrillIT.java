package io.jikimi.endtoend;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three packaged bots share twelve shards while faults happen to them: in each, no question is
 * answered twice, and all shards are served again in time. The short form is one fault, through
 * PgBouncer where there is one; {@code -Ddrill=long} does every one with and without it, or those
 * that {@code -Ddrill.fault=KILL,PAUSE} names.
 */
class ClusterDrillIT {

    private static final List<Drill.Outcome> OUTCOMES = new ArrayList<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @AfterAll
    static void printTable() {
        System.out.println(Drill.Outcome.head());
        OUTCOMES.forEach(outcome -> System.out.println(outcome.row()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void survives(Fault fault, boolean pooled) throws Exception {
        try (var drill = new Drill(folder, pooled)) {
            fault.happen(drill);
            var outcome = drill.outcome(fault.words() + (pooled ? ", through PgBouncer" : ""));
            OUTCOMES.add(outcome);
            System.out.println(outcome.row());
            fault.judge(outcome, drill);
        }
    }

    static Stream<Arguments> faults() {
        if (!"long".equals(System.getProperty("drill"))) {
            return Stream.of(Arguments.of(Fault.KILL, Bouncer.isHere()));
        }
        var only = System.getProperty("drill.fault", "");
        return Stream.of(false, true)
                .flatMap(
                        pooled ->
                                Arrays.stream(Fault.values())
                                        .filter(fault -> isWanted(fault, only))
                                        .map(fault -> Arguments.of(fault, pooled)));
    }

    private static boolean isWanted(Fault fault, String only) {
        return only.isEmpty() || List.of(only.split(",")).contains(fault.name());
    }
}
