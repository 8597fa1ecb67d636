package io.jikimi.stored;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.TreeSet;

/** The guilds of which anything is stored. */
@Component
public class StoredGuilds {

    private static final long SHARD_FROM_BIT_22 = 1L << 22;

    private static final RowMapper<Long> ID = (row, _) -> row.getLong(1);

    private final StoredTables tables;
    private final JdbcClient database;

    StoredGuilds(StoredTables tables, JdbcClient database) {
        this.tables = tables;
        this.database = database;
    }

    /** Those that Discord brings to this shard (docs/topics/gateway, "Sharding"). */
    public Set<Long> ofShard(int shardId, int total) {
        var guilds = new TreeSet<Long>();
        for (var table : tables.all()) {
            if (table.guild() != null) {
                guilds.addAll(ofShard(table, table.guild(), shardId, total));
            }
        }
        return guilds;
    }

    private Set<Long> ofShard(StoredTable table, String guild, int shardId, int total) {
        var alive = table.statement().lingers() ? " and " + table.after() + " is null" : "";
        return database.sql(
                        "select distinct %s from %s where mod(%s / ?, ?) = ?%s"
                                .formatted(guild, table.name(), guild, alive))
                .params(SHARD_FROM_BIT_22, (long) total, (long) shardId)
                .query(ID)
                .set();
    }
}
