package io.jikimi.cluster;

import io.jikimi.lifecycle.MachineTime;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;
import io.jikimi.stored.StoredMoment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Counts the IDENTIFYs of the last day over all starts and instances. While the database is away it
 * knows those it has seen, and writes down later what it could not.
 */
@Stored(
        as = "identifies",
        whose = Whose.NOBODY,
        kept = @Kept(after = "sent_at", days = 1),
        table = "cluster_identify",
        passing = true)
@Component
public class IdentifyLedger {

    private static final Logger log = LoggerFactory.getLogger(IdentifyLedger.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final Instance instance;
    private final JdbcClient database;
    private final Clock clock;
    private final BoundedTalk talk = new BoundedTalk(Duration.ofSeconds(3));
    private final List<Identify> unwritten = new ArrayList<>();
    private List<Identify> known = List.of();
    private boolean lost;

    public IdentifyLedger(Instance instance, JdbcClient database, @MachineTime Clock clock) {
        this.instance = instance;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes down that a shard is about to identify.
     *
     * @param planned whether another instance goes on to serve it meanwhile
     */
    public synchronized Identify intend(int shard, boolean planned) {
        // As exactly as databases keep it.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var next = new Identify(UUID.randomUUID().toString(), instance.id(), shard, now, planned);
        unwritten.add(next);
        readAndWrite();
        return next;
    }

    /** Takes back one that was not sent after all; where that fails, it counts. */
    public synchronized void takeBack(Identify unsent) {
        unwritten.remove(unsent);
        known = known.stream().filter(one -> !one.equals(unsent)).toList();
        try {
            talk.about(
                    () ->
                            database.sql("delete from cluster_identify where id = ?")
                                    .param(unsent.id())
                                    .update());
        } catch (DataAccessException | TransactionException away) {
            log.debug("An IDENTIFY that was not sent stays written down", away);
        }
    }

    /** Those of the last day, oldest first. */
    public synchronized List<Identify> lastDay() {
        readAndWrite();
        return known;
    }

    /** The process that this is, as it stands in the ledger. */
    public String self() {
        return instance.id();
    }

    private void readAndWrite() {
        var since = clock.instant().minus(DAY);
        var missing = List.copyOf(unwritten);
        try {
            known = talk.about(() -> writeAndRead(missing, since));
            unwritten.removeAll(missing);
            if (lost) {
                lost = false;
                log.info("IDENTIFYs are written down again");
            }
        } catch (DataAccessException | TransactionException away) {
            known = remembered(missing, since);
            if (!lost) {
                lost = true;
                log.warn("IDENTIFYs are counted in memory only: {}", away.getMessage());
            }
        }
    }

    private List<Identify> writeAndRead(List<Identify> missing, Instant since) {
        missing.forEach(this::write);
        return database.sql(
                        """
                        select id, instance, shard, sent_at, planned from cluster_identify
                        where sent_at > ? order by sent_at, id
                        """)
                .param(StoredMoment.of(since))
                .query(
                        (row, _) ->
                                new Identify(
                                        row.getString("id"),
                                        row.getString("instance"),
                                        row.getInt("shard"),
                                        StoredMoment.in(row, "sent_at"),
                                        row.getBoolean("planned")))
                .list();
    }

    // One that was given up for its time may have been written nevertheless.
    private void write(Identify one) {
        var moment = StoredMoment.of(one.sentAt());
        var there =
                database.sql("update cluster_identify set sent_at = ? where id = ?")
                        .params(moment, one.id())
                        .update();
        if (there == 0) {
            database.sql(
                            """
                            insert into cluster_identify (id, instance, shard, sent_at, planned)
                            values (?, ?, ?, ?, ?)
                            """)
                    .params(one.id(), one.instance(), one.shard(), moment, one.planned())
                    .update();
        }
    }

    private List<Identify> remembered(List<Identify> missing, Instant since) {
        var all = new ArrayList<>(known);
        missing.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return all.stream()
                .filter(one -> one.sentAt().isAfter(since))
                .sorted(Comparator.comparing(Identify::sentAt))
                .toList();
    }
}
