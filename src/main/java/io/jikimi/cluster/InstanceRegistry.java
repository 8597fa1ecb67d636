package io.jikimi.cluster;

import io.jikimi.cluster.ClusterReport.OneInstance;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;
import io.jikimi.stored.StoredMoment;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.List;

/** The list of living instances, to be looked at; each keeps its own row up at every beat. */
@Stored(
        as = "instances",
        whose = Whose.NOBODY,
        kept = @Kept(after = "beat_at", days = 1),
        passing = true,
        table = "cluster_instance")
@Component
public class InstanceRegistry {

    private final Instance instance;
    private final JdbcClient database;
    private final Loads loads;
    private final Beats beats;
    private final BoundedTalk questions = new BoundedTalk(Duration.ofSeconds(3));

    InstanceRegistry(Instance instance, JdbcClient database, Loads loads, Beats beats) {
        this.instance = instance;
        this.database = database;
        this.loads = loads;
        this.beats = beats;
    }

    /** What all living instances carry; only this one's share while the database is away. */
    public ClusterTotals totals() {
        if (beats.areLost()) {
            return new ClusterTotals(1, loads.shards(), loads.guilds());
        }
        try {
            var others = questions.about(this::others);
            return new ClusterTotals(
                    others.instances() + 1,
                    others.shards() + loads.shards(),
                    others.guilds() + loads.guilds());
        } catch (DataAccessException | TransactionException away) {
            return new ClusterTotals(1, loads.shards(), loads.guilds());
        }
    }

    /** Whether the last beat did not reach the database. */
    boolean isLost() {
        return beats.areLost();
    }

    /** Those that live, and those that ended without a word some minutes ago, by name. */
    List<OneInstance> all() {
        return database.sql(
                        """
                        select id, release, started_at, leaving, shard_range, shards, guilds,
                               until > current_timestamp as living,
                               extract(epoch from current_timestamp - beat_at) as lag
                        from cluster_instance
                        where until > current_timestamp - interval '10' minute order by id
                        """)
                .query(
                        (row, _) ->
                                new OneInstance(
                                        row.getString("id"),
                                        row.getString("release"),
                                        StoredMoment.in(row, "started_at"),
                                        Math.max(0, Math.round(row.getDouble("lag") * 1_000)),
                                        row.getBoolean("living"),
                                        row.getBoolean("leaving"),
                                        row.getString("shard_range"),
                                        row.getInt("shards"),
                                        row.getInt("guilds")))
                .list();
    }

    private ClusterTotals others() {
        return database.sql(
                        """
                        select count(*) as instances, coalesce(sum(shards), 0) as shards,
                               coalesce(sum(guilds), 0) as guilds
                        from cluster_instance
                        where id <> ? and until > current_timestamp
                        """)
                .param(instance.id())
                .query(ClusterTotals.class)
                .single();
    }

    /** How many instances the last beat showed, this one among them; asks nobody. */
    public int living() {
        return beats.living();
    }

    /** How many instances live on a database that this process only passes by. */
    public static int living(JdbcClient database) {
        return database.sql("select count(*) from cluster_instance where until > current_timestamp")
                .query(Integer.class)
                .single();
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
}
