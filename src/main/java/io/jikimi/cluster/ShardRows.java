package io.jikimi.cluster;

import io.jikimi.cluster.ClusterReport.OneShard;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Who holds which shard, to be looked at. */
@Stored(
        as = "shards",
        whose = Whose.NOBODY,
        passing = true,
        table = "cluster_shard",
        key = "shard_id")
@Component
class ShardRows {

    private final JdbcClient database;

    ShardRows(JdbcClient database) {
        this.database = database;
    }

    /** All shards of the splits that are not closed, by split and number. */
    List<OneShard> all() {
        return database.sql(
                        """
                        select s.generation, s.shard_id, s.owner, s.epoch, s.since, s.until,
                               s.successor,
                               s.owner is null or s.until <= current_timestamp as free
                        from cluster_shard s join cluster_generation g on g.id = s.generation
                        where g.state <> 'CLOSED' order by s.generation, s.shard_id
                        """)
                .query(
                        (row, _) ->
                                new OneShard(
                                        row.getLong("generation"),
                                        row.getInt("shard_id"),
                                        row.getString("owner"),
                                        row.getBoolean("free"),
                                        row.getLong("epoch"),
                                        moment(row.getObject("since", OffsetDateTime.class)),
                                        moment(row.getObject("until", OffsetDateTime.class)),
                                        row.getString("successor")))
                .list();
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }
}
