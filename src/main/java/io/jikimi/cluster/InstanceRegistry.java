package io.jikimi.cluster;

import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Trouble;
import io.jikimi.lifecycle.Vital;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The list of living instances: each says every ten seconds that it lives and what it carries. An
 * instance that no longer says so, although the database answers, is stuck.
 */
@Stored(
        as = "instances",
        whose = Whose.NOBODY,
        kept = @Kept(after = "beat_at", days = 1),
        passing = true,
        table = "cluster_instance")
@Component
public class InstanceRegistry implements Vital {

    /** As the queries below say it. */
    static final Duration GONE_AFTER = Duration.ofSeconds(30);

    static final Duration LATE_AFTER = Duration.ofSeconds(90);

    private static final Logger log = LoggerFactory.getLogger(InstanceRegistry.class);

    private final Instance instance;
    private final JdbcClient database;
    private final ObjectProvider<Workload> workloads;
    private final Clock clock;
    private final BeatMeters meters;
    private final BoundedTalk beats = new BoundedTalk(Duration.ofSeconds(5));
    private final BoundedTalk questions = new BoundedTalk(Duration.ofSeconds(3));
    private volatile boolean lost;
    private volatile boolean left;
    private volatile @Nullable Instant beatenAt;

    InstanceRegistry(
            Instance instance,
            JdbcClient database,
            ObjectProvider<Workload> workloads,
            BeatMeters meters,
            @MachineTime Clock clock) {
        this.meters = meters;
        this.instance = instance;
        this.database = database;
        this.workloads = workloads;
        this.clock = clock;
    }

    /** What all living instances carry; only this one's share while the database is away. */
    public ClusterTotals totals() {
        if (lost) {
            return new ClusterTotals(1, shards(), guilds());
        }
        try {
            var others = questions.about(this::others);
            return new ClusterTotals(
                    others.instances() + 1, others.shards() + shards(), others.guilds() + guilds());
        } catch (DataAccessException | TransactionException away) {
            return new ClusterTotals(1, shards(), guilds());
        }
    }

    private ClusterTotals others() {
        return database.sql(
                        """
                        select count(*) as instances, coalesce(sum(shards), 0) as shards,
                               coalesce(sum(guilds), 0) as guilds
                        from cluster_instance
                        where id <> ? and beat_at > current_timestamp - interval '30' second
                        """)
                .param(instance.id())
                .query(ClusterTotals.class)
                .single();
    }

    /** How many instances live on a database that this process only passes by. */
    public static int living(JdbcClient database) {
        return database.sql(
                        """
                        select count(*) from cluster_instance
                        where beat_at > current_timestamp - interval '30' second
                        """)
                .query(Integer.class)
                .single();
    }

    @Scheduled(fixedDelay = 10_000)
    void beat() {
        beatenAt = clock.instant();
        if (left) {
            return;
        }
        try {
            meters.of(() -> beats.about(this::write));
            if (lost) {
                lost = false;
                log.info("The list of instances is kept again");
            }
        } catch (DataAccessException | TransactionException away) {
            if (!lost) {
                lost = true;
                log.warn("The list of instances cannot be kept: {}", away.getMessage());
            }
        }
    }

    /** Takes this instance off the list, together with those that ended without a word. */
    public void leave() {
        left = true;
        database.sql(
                        """
                        delete from cluster_instance
                        where id = ? or beat_at < current_timestamp - interval '1' day
                        """)
                .param(instance.id())
                .update();
    }

    @Override
    public String name() {
        return "beat";
    }

    /** A database that is away stops no beat, so only what is wrong in this process counts. */
    @Override
    public @Nullable Trouble trouble() {
        var last = beatenAt;
        if (last == null || left || last.plus(LATE_AFTER).isAfter(clock.instant())) {
            return null;
        }
        return answers()
                ? new Trouble("nothing that repeats is done", last, List.of("scheduling-"))
                : null;
    }

    /** Whether the database answers, within a few seconds. */
    public boolean answers() {
        try {
            return questions.about(() -> database.sql("select 1").query(Integer.class).single())
                    == 1;
        } catch (DataAccessException | TransactionException away) {
            return false;
        }
    }

    private boolean write() {
        if (update() == 0) {
            insert();
        }
        return true;
    }

    private int update() {
        return database.sql(
                        """
                        update cluster_instance set beat_at = current_timestamp, shards = ?, guilds = ?
                        where id = ?
                        """)
                .params(shards(), guilds(), instance.id())
                .update();
    }

    private void insert() {
        database.sql(
                        """
                        insert into cluster_instance (id, started_at, beat_at, shards, guilds)
                        values (?, current_timestamp, current_timestamp, ?, ?)
                        """)
                .params(instance.id(), shards(), guilds())
                .update();
    }

    private int shards() {
        return workloads.stream().mapToInt(Workload::shards).sum();
    }

    private int guilds() {
        return workloads.stream().mapToInt(Workload::guilds).sum();
    }
}
