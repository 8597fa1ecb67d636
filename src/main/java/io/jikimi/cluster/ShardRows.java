package io.jikimi.cluster;

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
    List<Row> all() {
        return database.sql(
                        """
                        select s.generation, g.total, s.shard_id, s.owner, s.epoch, s.since,
                               s.until, s.successor
                        from cluster_shard s join cluster_generation g on g.id = s.generation
                        where g.state <> 'CLOSED' order by s.generation, s.shard_id
                        """)
                .query(
                        (row, _) ->
                                new Row(
                                        new Shard(
                                                row.getLong("generation"),
                                                row.getInt("shard_id"),
                                                row.getInt("total")),
                                        row.getString("owner"),
                                        row.getLong("epoch"),
                                        moment(row.getObject("since", OffsetDateTime.class)),
                                        moment(row.getObject("until", OffsetDateTime.class)),
                                        row.getString("successor")))
                .list();
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }

    /**
     * One shard.
     *
     * @param owner which instance holds it, or nobody
     * @param since since when
     * @param until when the lease ends if it is not renewed
     * @param successor who prepares to take it over
     */
    record Row(
            Shard shard,
            @Nullable String owner,
            long epoch,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String successor) {}
}
