package io.jikimi.privacy;

import io.jikimi.stored.StoredTable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;

/** Deletes every row whose stated time is over, a few at a time. */
@Component
class Retention {

    /** How many rows go in one transaction. */
    static final int BATCH = 500;

    private static final int BATCHES_AT_ONCE = 100;
    private static final RowMapper<Object> KEY = (row, _) -> row.getObject(1);
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final DataRows rows;
    private final JdbcClient database;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Retention(
            DataRows rows,
            JdbcClient database,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.database = database;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Goes through all tables; what is left of a very long one waits for the next time. */
    int deleteOld() {
        var deleted = 0;
        for (var table : rows.tables()) {
            if (table.after() != null) {
                deleted += deleteOld(table);
            }
        }
        return deleted;
    }

    private int deleteOld(StoredTable table) {
        var before = Moments.toDatabase(clock.instant().minus(table.time()));
        var deleted = 0;
        for (var batch = 0; batch < BATCHES_AT_ONCE; batch++) {
            var gone = Objects.requireNonNull(transaction.execute(_ -> batch(table, before)));
            deleted += gone;
            if (gone < BATCH) {
                break;
            }
        }
        if (deleted > 0) {
            log.info("{} rows of {} were deleted, their time was over", deleted, table.name());
        }
        return deleted;
    }

    // What another instance is deleting is skipped.
    private int batch(StoredTable table, OffsetDateTime before) {
        var keys =
                database.sql(
                                """
                                select %s from %s where %s < ? order by %s
                                fetch first %d rows only for update skip locked
                                """
                                        .formatted(
                                                table.key(),
                                                table.name(),
                                                table.after(),
                                                table.after(),
                                                BATCH))
                        .param(before)
                        .query(KEY)
                        .list();
        if (keys.isEmpty()) {
            return 0;
        }
        return database.sql(
                        "delete from %s where %s in (:keys)".formatted(table.name(), table.key()))
                .param("keys", keys)
                .update();
    }
}
