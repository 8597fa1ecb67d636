package io.jikimi.moderation;

import io.jikimi.cases.Cases;
import io.jikimi.timers.Timer;
import io.jikimi.timers.Timers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Notices, when it starts, that no instance was at work for a while. */
@Component
class Absence {

    private static final Duration WORTH_TELLING = Duration.ofMinutes(2);

    /** What was due meanwhile is done first. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Absence.class);

    private final Presence presence;
    private final Cases cases;
    private final Timers timers;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile boolean back;

    Absence(
            Presence presence,
            Cases cases,
            Timers timers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.presence = presence;
        this.cases = cases;
        this.timers = timers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 20_000)
    void beat() {
        try {
            transaction.executeWithoutResult(_ -> beat(clock.instant()));
            back = true;
        } catch (DataAccessException | TransactionException away) {
            log.debug("It cannot be written down that somebody is at work", away);
        }
    }

    private void beat(Instant moment) {
        var now = moment.truncatedTo(ChronoUnit.MILLIS);
        var before = presence.lastSeen();
        if (before.isEmpty()) {
            presence.first(now);
        } else if (presence.seen(now, before.get()) && !back) {
            noteIfLong(before.get(), now);
        }
    }

    private void noteIfLong(Instant from, Instant until) {
        if (Duration.between(from, until).compareTo(WORTH_TELLING) > 0) {
            var subject = from.toEpochMilli() + "-" + until.toEpochMilli();
            for (var guildId : cases.guilds()) {
                timers.set(new Timer(AwaySummary.KIND, guildId, subject), until.plus(CATCHING_UP));
            }
        }
    }
}
