package io.jikimi.cluster;

import io.jikimi.config.BotProperties;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Release;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * A database that several processes can open is where they share the shards; in one that is a file,
 * all shards are this process's own.
 */
@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {

    /** How often is looked around while a shard moves. */
    private static final Duration QUICK = Duration.ofMillis(200);

    /** So much sooner than in the database a lease ends here. */
    private static final int MARGIN = 10;

    @Bean
    Instance instance(Environment environment, Clock clock) {
        return new Instance(InstanceName.in(environment), clock.instant());
    }

    @Bean
    Sharing sharing(Environment environment) {
        var url = Objects.requireNonNullElse(environment.getProperty("spring.datasource.url"), "");
        return new Sharing(url.startsWith("jdbc:postgresql:"));
    }

    @Bean
    BeatMeters beatMeters(MeterRegistry meters, BotProperties properties) {
        return new BeatMeters(meters, properties.cluster().lease());
    }

    @Bean
    LeaseTable leaseTable(
            Sharing sharing,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Instance instance,
            Release release,
            BotProperties properties,
            Beats beats) {
        var lease = properties.cluster().lease();
        var range = properties.shards().ids();
        var self =
                new Member(
                        instance.id(),
                        instance.startedAt(),
                        release.name(),
                        properties.shards().fixed().isEmpty() ? null : range);
        return sharing.isOn()
                ? new PostgresLeaseTable(
                        database, new TransactionTemplate(transactions), self, lease, beats)
                : new SoleLeaseTable(database, self, lease, beats);
    }

    @Bean
    HeldLeases shardLeases(LeaseTable table, BotProperties properties) {
        var lease = properties.cluster().lease();
        return new HeldLeases(
                System::nanoTime, lease.minus(lease.dividedBy(MARGIN)), !table.isShared());
    }

    @Bean
    LeaseLoop leaseLoop(
            LeaseTable table,
            ShardHost host,
            HeldLeases leases,
            Instance instance,
            BotProperties properties,
            Overlap overlap,
            Loads loads,
            Beats beats,
            InstanceRegistry registry,
            MoveMeters moves,
            @MachineTime Clock clock) {
        var beat = atMost(properties.cluster().lease().dividedBy(3), properties.cluster().beat());
        var fixed =
                new FixedRange(properties.shards().fixed(), properties.shards().total(), overlap);
        var keeper =
                new ShardKeeper(
                        instance.id(),
                        table,
                        host,
                        leases,
                        new ShardKeeper.Pace(beat, atMost(beat, QUICK)),
                        System::nanoTime,
                        fixed,
                        moves);
        return new LeaseLoop(keeper, table, leases, loads, beats, registry, beat, clock);
    }

    private static Duration atMost(Duration most, Duration wanted) {
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    // The buckets' rows are looked after by a bean in any case; a file has no others to share with.
    @Bean
    @Primary
    IdentifyGate identifyGate(LeaseTable table, IdentifyBuckets buckets, BotProperties properties) {
        return table.isShared()
                ? buckets
                : new LocalIdentifyGate(properties.identifyGap(), System::nanoTime);
    }
}
