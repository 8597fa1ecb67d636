package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.UUID;

@ExtendWith(OutputCaptureExtension.class)
class InstanceRegistryTests {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";

    private final DriverManagerDataSource source =
            new DriverManagerDataSource(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + OPTIONS);
    private final JdbcClient database = JdbcClient.create(source);
    private final Beats beats = new Beats(new BeatMeters(new SimpleMeterRegistry(), LEASE));

    @Test
    void addsUpWhatLivingInstancesCarry() {
        createTable();
        table("a").beat(new LeaseTable.Load(2, 30, false));
        var other = table("b");
        other.beat(new LeaseTable.Load(1, 12, false));

        assertThat(registry("a", 2, 30).totals()).isEqualTo(new ClusterTotals(2, 3, 42));
        other.leave();
        assertThat(registry("a", 2, 30).totals()).isEqualTo(new ClusterTotals(1, 2, 30));
    }

    @Test
    void oneThatNoLongerBeatsIsNotCounted() {
        createTable();
        table("gone").beat(new LeaseTable.Load(1, 12, false));
        database.sql("update cluster_instance set until = until - interval '16' second").update();

        assertThat(registry("a", 2, 30).totals()).isEqualTo(new ClusterTotals(1, 2, 30));
    }

    @Test
    void aMissingDatabaseIsToldOnceAndEndsNothing(CapturedOutput output) {
        var table = table("a");
        var load = new LeaseTable.Load(2, 30, false);
        table.found(2);
        assertThat(table.beat(load).mine()).hasSize(2);
        assertThat(table.beat(load).mine()).hasSize(2);
        assertThat(output).containsOnlyOnce("cannot be kept");
        assertThat(registry("a", 2, 30).totals()).isEqualTo(new ClusterTotals(1, 2, 30));

        createTable();
        table.beat(load);
        assertThat(output).contains("is kept again");
        assertThat(registry("b", 1, 1).totals().instances()).isEqualTo(2);
    }

    private void createTable() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V202611221000__cluster_instance.sql"),
                        new ClassPathResource("db/migration/V202611261200__cluster_identify.sql"),
                        new ClassPathResource("db/migration/V202611281000__cluster_leases.sql"))
                .execute(source);
    }

    private SoleLeaseTable table(String id) {
        return new SoleLeaseTable(database, new Member(id, Instant.EPOCH, "1", null), LEASE, beats);
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
                new Loads(beans.getBeanProvider(Workload.class)),
                beats);
    }
}
