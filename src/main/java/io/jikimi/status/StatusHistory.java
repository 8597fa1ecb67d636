package io.jikimi.status;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;

import io.jikimi.cluster.BoundedTalk;
import io.jikimi.lifecycle.MachineTime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells how the bot has been. However many ask, the database is asked a few times a minute, and not
 * more often while it gives no answer.
 */
@Component
public class StatusHistory {

    static final Duration FRESH = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(StatusHistory.class);
    private static final Duration SHOWN = Duration.ofDays(7);

    private final StatusLedger spells;
    private final PingLedger pings;
    private final Clock clock;
    private final BoundedTalk talk = new BoundedTalk(Duration.ofSeconds(3));
    private final LoadingCache<Boolean, Optional<History>> cache;

    @Autowired
    StatusHistory(StatusLedger spells, PingLedger pings, @MachineTime Clock clock) {
        this(spells, pings, clock, Ticker.systemTicker());
    }

    StatusHistory(StatusLedger spells, PingLedger pings, Clock clock, Ticker ticker) {
        this.spells = spells;
        this.pings = pings;
        this.clock = clock;
        this.cache =
                Caffeine.newBuilder().ticker(ticker).expireAfterWrite(FRESH).build(_ -> read());
    }

    /** Nothing while the database is away. */
    public Optional<History> history() {
        return cache.get(true);
    }

    private Optional<History> read() {
        var now = clock.instant();
        var day = new Day(now);
        try {
            // A day longer, since what reaches into the seven days began before them.
            var seen = talk.about(() -> spells.spells(now.minus(SHOWN).minus(Duration.ofDays(1))));
            var heard = talk.about(() -> pings.pings(day.start()));
            var timeline = Timeline.of(seen, now);
            return Optional.of(
                    new History(
                            now,
                            day.slots(timeline, heard),
                            Day.latency(heard),
                            day.availability(timeline, now),
                            Incidents.in(timeline, now.minus(SHOWN), now)));
        } catch (DataAccessException | TransactionException away) {
            log.debug("The status page goes without its history", away);
            return Optional.empty();
        }
    }
}
