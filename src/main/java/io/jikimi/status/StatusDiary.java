package io.jikimi.status;

import io.jikimi.cluster.BoundedTalk;
import io.jikimi.cluster.Instance;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes down how this instance is: at once what has changed, and each minute that it lasts. What
 * cannot be written waits in memory; of heartbeats those are lost.
 */
@Component
class StatusDiary {

    /** A look that comes a little early still writes. */
    static final Duration AGAIN = Duration.ofSeconds(55);

    /** How many changes wait while the database is away; beyond that the oldest are lost. */
    static final int MOST_WAITING = 500;

    private static final Logger log = LoggerFactory.getLogger(StatusDiary.class);

    private final Instance instance;
    private final StatusLedger spells;
    private final PingLedger pings;
    private final BoundedTalk talk = new BoundedTalk(Duration.ofSeconds(2));
    private final Deque<Spell> waiting = new ArrayDeque<>();
    private @Nullable Spell current;
    private Instant writtenAt = Instant.EPOCH;

    StatusDiary(Instance instance, StatusLedger spells, PingLedger pings) {
        this.instance = instance;
        this.spells = spells;
        this.pings = pings;
    }

    /** This is how it is now. */
    void note(Condition condition, int connected, int total, @Nullable Duration ping, Instant now) {
        var last = current;
        var next = Spell.begun(instance.id(), condition, connected, total, now);
        var lasts = last != null && last.isLike(next);
        if (last != null && !lasts) {
            keep(last.seen(now));
        }
        current = last != null && lasts ? last.seen(now) : next;
        if (!lasts || Duration.between(writtenAt, now).compareTo(AGAIN) >= 0) {
            write(ping, now);
        }
    }

    /** The bot leaves; until now it was as it was. */
    void end(Instant now) {
        if (current != null) {
            current = current.seen(now);
            write(null, now);
        }
    }

    private void keep(Spell ended) {
        waiting.addLast(ended);
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
    }

    private void write(@Nullable Duration ping, Instant now) {
        try {
            while (!waiting.isEmpty()) {
                var next = waiting.getFirst();
                talk.tell(() -> spells.note(next));
                waiting.removeFirst();
            }
            var lasting = current;
            if (lasting != null) {
                talk.tell(() -> spells.note(lasting));
            }
            if (ping != null) {
                var heard = new Ping(now, (int) ping.toMillis());
                talk.tell(() -> pings.note(heard));
            }
            writtenAt = now;
        } catch (DataAccessException | TransactionException away) {
            log.debug("How the bot is will be written down later", away);
        }
    }
}
