package io.jikimi.cluster;

import static io.jikimi.cluster.Virtual.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** Instances whose shards an operator has fixed. */
class FixedRangeTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(600);

    private final DataSource source = Virtual.freshDatabase();

    @Test
    void sharesThatAreFixedAreTakenAndNothingElse() {
        var low = Virtual.fixed("low", source, LONG, List.of(0, 1), 4, new Virtual.Silent());
        var high = Virtual.fixed("high", source, LONG, List.of(2, 3), 4, new Virtual.Silent());
        low.founds(4);
        IntStream.range(0, 4).forEach(_ -> beat(low, high));

        assertThat(low.acting()).containsExactly(0, 1);
        assertThat(high.acting()).containsExactly(2, 3);
    }

    @Test
    void sharesThatAreFixedTwiceAreRefusedUntilTheyAreFree() {
        var first = Virtual.fixed("first", source, SHORT, List.of(0, 1), 4, new Virtual.Silent());
        first.founds(4).beats();
        var inTheWay = new AtomicReference<String>("");
        var second =
                Virtual.fixed(
                        "second",
                        source,
                        SHORT,
                        List.of(1, 2),
                        4,
                        new Virtual.Silent() {
                            @Override
                            public void found(List<Integer> shards, List<String> holders) {
                                inTheWay.set(shards + " " + holders);
                            }

                            @Override
                            public void over() {
                                inTheWay.set("");
                            }
                        });
        second.beats();
        assertThat(inTheWay).hasValue("[1, 2] [first ([0, 1])]");
        assertThat(second.acting()).as("nothing, not even what is free").isEmpty();

        await().untilAsserted(
                        () -> {
                            second.beats();
                            assertThat(second.acting()).containsExactly(1, 2);
                        });
        assertThat(inTheWay).hasValue("");
    }
}
