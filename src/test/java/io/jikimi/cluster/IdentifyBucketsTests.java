package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.testing.BoundSettings;
import io.jikimi.testing.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two instances before one gate, on a real PostgreSQL. */
@ExtendWith(OutputCaptureExtension.class)
class IdentifyBucketsTests {

    private static final Duration GAP = Duration.ofMillis(300);

    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.freshDatabase(), "postgres", "");
    private final IdentifyBuckets here = buckets("here");
    private final IdentifyBuckets there = buckets("there");

    @BeforeEach
    void createTables() {
        Flyway.configure().dataSource(source).load().migrate();
    }

    @Test
    void oneEntersAtATimeAndTheNextAfterTheGap() {
        assertThat(here.tryEnter(0)).isZero();
        assertThat(there.tryEnter(0)).isPositive();
        assertThat(there.tryEnter(1)).as("another bucket").isZero();
        var leftAt = System.nanoTime();
        here.leave(0);

        await().until(() -> there.tryEnter(0).isZero());
        assertThat(Duration.ofNanos(System.nanoTime() - leftAt)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void manyShardsOfManyInstancesEnterOneAfterAnother() throws InterruptedException {
        var entered = new CopyOnWriteArrayList<Long>();
        var waiting =
                List.of(here, here, here, there, there, there).stream()
                        .map(gate -> Thread.ofVirtual().start(() -> pass(gate, entered)))
                        .toList();
        for (var thread : waiting) {
            thread.join();
        }
        assertThat(entered).hasSize(6);
        for (var each = 1; each < entered.size(); each++) {
            assertThat(Duration.ofNanos(entered.get(each) - entered.get(each - 1)))
                    .isGreaterThanOrEqualTo(GAP);
        }
    }

    @Test
    void nobodyEntersWhileTheDatabaseIsAwayAndItIsToldOnce(CapturedOutput output) {
        var url = source.getUrl();
        source.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
        assertThat(here.tryEnter(0)).isPositive();
        assertThat(here.closedFor(0)).isPositive();
        assertThat(here.tryEnter(1)).isPositive();
        assertThat(output).containsOnlyOnce("No shard identifies while the database is away");

        source.setUrl(url);
        await().until(() -> here.tryEnter(0).isZero());
        assertThat(output).contains("Shards may identify again");
    }

    private static void pass(IdentifyGate gate, List<Long> entered) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> gate.tryEnter(0).isZero());
        entered.add(System.nanoTime());
        gate.leave(0);
    }

    private IdentifyBuckets buckets(String instance) {
        var settings = BoundSettings.bot(Map.of("identify-gap", GAP.toMillis() + "ms"));
        return new IdentifyBuckets(
                new Instance(instance, Instant.EPOCH), JdbcClient.create(source), settings);
    }
}
