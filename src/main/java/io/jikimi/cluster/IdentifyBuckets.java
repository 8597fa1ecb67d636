package io.jikimi.cluster;

import io.jikimi.config.BotProperties;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The gate of all instances together: one row for each bucket says when the next shard may
 * identify, by the database's clock. While the database is away nobody identifies.
 */
@Stored(as = "buckets", whose = Whose.NOBODY, passing = true, table = "cluster_bucket")
@Component
class IdentifyBuckets implements IdentifyGate {

    private static final Logger log = LoggerFactory.getLogger(IdentifyBuckets.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration LOOK_FOR_DATABASE = Duration.ofSeconds(2);

    /** So long nobody else enters where one that has entered is never heard of again. */
    private static final Duration LONGEST_STAY = Duration.ofSeconds(60);

    private final Instance instance;
    private final JdbcClient database;
    private final Duration gap;
    private final BoundedTalk talk = new BoundedTalk(Duration.ofSeconds(3));
    private final Map<Integer, Bucket> known = new ConcurrentHashMap<>();
    private volatile boolean lost;

    IdentifyBuckets(Instance instance, JdbcClient database, BotProperties properties) {
        this.instance = instance;
        this.database = database;
        this.gap = properties.identifyGap();
    }

    @Override
    public Duration closedFor(int bucket) {
        return bucket(bucket).closedFor();
    }

    // However many shards of this instance wait, one of them asks.
    @Override
    public Duration tryEnter(int bucket) {
        var here = bucket(bucket);
        here.asking.lock();
        try {
            var closed = here.closedFor();
            if (!closed.isZero()) {
                return closed;
            }
            var wait = ask(bucket);
            here.closedUntil = System.nanoTime() + wait.toNanos();
            here.inside = wait.isZero();
            return wait;
        } finally {
            here.asking.unlock();
        }
    }

    private Bucket bucket(int bucket) {
        return known.computeIfAbsent(bucket, _ -> new Bucket());
    }

    private Duration ask(int bucket) {
        try {
            var wait = talk.about(() -> enter(bucket) ? Duration.ZERO : waitOf(bucket));
            if (lost) {
                lost = false;
                log.info("Shards may identify again");
            }
            return wait;
        } catch (DataAccessException | TransactionException away) {
            if (!lost) {
                lost = true;
                log.warn("No shard identifies while the database is away: {}", away.getMessage());
            }
            return LOOK_FOR_DATABASE;
        }
    }

    private boolean enter(int bucket) {
        var entered =
                database.sql(
                                """
                                update cluster_bucket set owner = :me,
                                    next_at = clock_timestamp() + :stay * interval '1 millisecond'
                                where id = :bucket and next_at <= clock_timestamp()
                                """)
                        .param("me", instance.id())
                        .param("stay", LONGEST_STAY.toMillis())
                        .param("bucket", bucket)
                        .update();
        return entered == 1 || add(bucket);
    }

    private boolean add(int bucket) {
        return database.sql(
                                """
                                insert into cluster_bucket (id, owner, next_at)
                                values (:bucket, :me,
                                    clock_timestamp() + :stay * interval '1 millisecond')
                                on conflict do nothing
                                """)
                        .param("me", instance.id())
                        .param("stay", LONGEST_STAY.toMillis())
                        .param("bucket", bucket)
                        .update()
                == 1;
    }

    // One that is inside leaves long before its stay is over, so that is not waited for.
    private Duration waitOf(int bucket) {
        var millis =
                database.sql(
                                """
                                select cast(greatest(0, extract(epoch from next_at
                                    - clock_timestamp()) * 1000) as bigint)
                                from cluster_bucket where id = ?
                                """)
                        .param(bucket)
                        .query(Long.class)
                        .single();
        return millis <= gap.toMillis() ? Duration.ofMillis(Math.max(10, millis)) : LOOK_AGAIN;
    }

    @Override
    public void leave(int bucket) {
        var here = bucket(bucket);
        here.closedUntil = System.nanoTime() + gap.toNanos();
        here.inside = false;
        try {
            talk.tell(
                    () ->
                            database.sql(
                                            """
                                            update cluster_bucket set owner = null,
                                                next_at = clock_timestamp()
                                                    + :gap * interval '1 millisecond'
                                            where id = :bucket and owner = :me
                                            """)
                                    .param("gap", gap.toMillis())
                                    .param("bucket", bucket)
                                    .param("me", instance.id())
                                    .update());
        } catch (DataAccessException | TransactionException away) {
            log.debug("Bucket {} stays closed for a minute", bucket, away);
        }
    }

    /** What this instance knows of a bucket. */
    private static final class Bucket {

        private final ReentrantLock asking = new ReentrantLock();
        private volatile long closedUntil = System.nanoTime();
        private volatile boolean inside;

        Duration closedFor() {
            var left = closedUntil - System.nanoTime();
            if (left > 0) {
                return Duration.ofNanos(left);
            }
            return inside ? LOOK_AGAIN : Duration.ZERO;
        }
    }
}
