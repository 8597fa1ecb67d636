package io.jikimi.cluster;

import io.jikimi.cluster.ClusterReport.OneLease;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;
import io.jikimi.stored.StoredMoment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/** Every lease of the last days: who held which shard from when, under which epoch. */
@Stored(
        as = "leases",
        whose = Whose.NOBODY,
        kept = @Kept(after = "taken_at", days = 7),
        passing = true,
        table = "cluster_lease",
        key = "epoch")
@Component
class LeaseHistory {

    private final JdbcClient database;

    LeaseHistory(JdbcClient database) {
        this.database = database;
    }

    /** The latest, newest first. */
    List<OneLease> latest(int most) {
        return database.sql(
                        """
                        select generation, shard_id, epoch, owner, taken_at from cluster_lease
                        order by taken_at desc limit ?
                        """)
                .param(most)
                .query(
                        (row, _) ->
                                new OneLease(
                                        row.getLong("generation"),
                                        row.getInt("shard_id"),
                                        row.getLong("epoch"),
                                        row.getString("owner"),
                                        StoredMoment.in(row, "taken_at")))
                .list();
    }
}
