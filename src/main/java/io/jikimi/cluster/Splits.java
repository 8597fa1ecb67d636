package io.jikimi.cluster;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/** Into how many shards the guilds are split, and were, to be looked at. */
@Stored(as = "splits", whose = Whose.NOBODY, passing = true, table = "cluster_generation")
@Component
class Splits {

    private final JdbcClient database;

    Splits(JdbcClient database) {
        this.database = database;
    }

    /** Those that are not closed, oldest first. */
    List<Generation> open() {
        return database.sql(
                        """
                        select id, total, state from cluster_generation
                        where state <> 'CLOSED' order by id
                        """)
                .query(
                        (row, _) ->
                                new Generation(
                                        row.getLong("id"),
                                        row.getInt("total"),
                                        Generation.State.valueOf(row.getString("state"))))
                .list();
    }
}
