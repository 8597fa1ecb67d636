package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.lifecycle.Trouble;
import io.jikimi.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ExtendWith(OutputCaptureExtension.class)
class InstanceRegistryTests {

    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";

    private final DriverManagerDataSource source =
            new DriverManagerDataSource(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + OPTIONS);
    private final JdbcClient database = JdbcClient.create(source);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));

    @Test
    void addsUpWhatLivingInstancesCarry() {
        createTable();
        registry("a", 2, 30).beat();
        var other = registry("b", 1, 12);
        other.beat();

        assertThat(registry("a", 2, 30).totals()).isEqualTo(new ClusterTotals(2, 3, 42));
        other.leave();
        assertThat(registry("a", 2, 30).totals()).isEqualTo(new ClusterTotals(1, 2, 30));
    }

    @Test
    void oneThatNoLongerBeatsIsNotCounted() {
        createTable();
        registry("gone", 1, 12).beat();
        database.sql("update cluster_instance set beat_at = beat_at - interval '31' second")
                .update();

        assertThat(registry("a", 2, 30).totals()).isEqualTo(new ClusterTotals(1, 2, 30));
    }

    @Test
    void aMissingDatabaseIsToldOnceAndEndsNothing(CapturedOutput output) {
        var registry = registry("a", 2, 30);
        registry.beat();
        registry.beat();
        assertThat(output).containsOnlyOnce("cannot be kept");
        assertThat(registry.totals()).isEqualTo(new ClusterTotals(1, 2, 30));

        createTable();
        registry.beat();
        assertThat(output).contains("is kept again");
        assertThat(registry("b", 1, 1).totals().instances()).isEqualTo(2);
    }

    @Test
    void aBeatThatStopsIsTroubleOnlyWhileTheDatabaseAnswers() {
        createTable();
        var registry = registry("a", 2, 30);
        assertThat(registry.trouble()).as("not started yet").isNull();
        registry.beat();
        clock.advance(Duration.ofSeconds(91));

        assertThat(registry.trouble())
                .isEqualTo(
                        new Trouble(
                                "nothing that repeats is done",
                                Instant.parse("2026-11-26T12:00:00Z"),
                                List.of("scheduling-")));
        registry.beat();
        assertThat(registry.trouble()).isNull();

        clock.advance(Duration.ofSeconds(91));
        source.setUrl("jdbc:h2:tcp://127.0.0.1:1/nothing");
        assertThat(registry.trouble()).as("the database is away").isNull();
    }

    private void createTable() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V202611221000__cluster_instance.sql"))
                .execute(source);
    }

    private InstanceRegistry registry(String id, int shards, int guilds) {
        var beans = new StaticListableBeanFactory();
        beans.addBean(
                "work",
                new Workload() {
                    @Override
                    public int shards() {
                        return shards;
                    }

                    @Override
                    public int guilds() {
                        return guilds;
                    }
                });
        return new InstanceRegistry(
                new Instance(id, Instant.EPOCH),
                database,
                beans.getBeanProvider(Workload.class),
                new BeatMeters(new SimpleMeterRegistry()),
                clock);
    }
}
