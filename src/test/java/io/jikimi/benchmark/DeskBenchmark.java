package io.jikimi.benchmark;

import io.jikimi.commands.DeskTimes;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures what the desk costs; run by its name only, and asserts nothing. */
class DeskBenchmark {

    @Test
    void measures() throws RunnerException {
        var lasting = TimeValue.seconds(Integer.getInteger("benchmark.seconds", 5));
        var options =
                new OptionsBuilder()
                        .include(DeskTimes.class.getSimpleName())
                        .forks(Integer.getInteger("benchmark.forks", 2))
                        .warmupIterations(3)
                        .warmupTime(lasting)
                        .measurementIterations(5)
                        .measurementTime(lasting)
                        .shouldFailOnError(true)
                        .jvmArgsAppend("-Xmx600m", "-Dlogging.level.root=warn")
                        .build();
        new Runner(options).run();
    }
}
