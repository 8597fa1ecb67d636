package io.jikimi.endtoend;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
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
 * PgBouncer where there is one; {@code -Ddrill=long} does every one with and without it.
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

    @Test
    @DisabledIfSystemProperty(named = "drill", matches = "long", disabledReason = "part of it")
    void aCrash() throws Exception {
        survives(Fault.KILL, Bouncer.isHere());
    }

    @ParameterizedTest
    @MethodSource("faults")
    @EnabledIfSystemProperty(named = "drill", matches = "long")
    void survives(Fault fault, boolean pooled) throws Exception {
        try (var drill = new Drill(folder, pooled)) {
            fault.happen(drill);
            var outcome = drill.outcome(fault.words() + (pooled ? ", through PgBouncer" : ""));
            OUTCOMES.add(outcome);
            System.out.println(outcome.row());
            fault.judge(outcome, drill);
        }
    }

    /** All of them, or the one that is named, with and without PgBouncer. */
    static Stream<Arguments> faults() {
        var only = System.getProperty("drill.fault", "");
        return Stream.of(false, true)
                .flatMap(
                        pooled ->
                                Arrays.stream(Fault.values())
                                        .filter(
                                                fault ->
                                                        only.isEmpty() || fault.name().equals(only))
                                        .map(fault -> Arguments.of(fault, pooled)));
    }
}
