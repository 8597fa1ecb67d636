package io.jikimi.guilds;

import io.jikimi.discord.Memberships;
import io.jikimi.discord.Memberships.Membership;
import io.jikimi.stored.StoredGuilds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The guilds that have removed Jikimi: what is stored of them is frozen, and erased in the end. */
@Service
public class GuildDepartures {

    /** How long a guild's data waits for Jikimi to be invited again. */
    public static final Duration FROZEN = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(GuildDepartures.class);

    private final GuildDepartureRepository departures;
    private final StoredGuilds stored;
    private final Memberships memberships;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    // What was heard while the database was away.
    private final Set<Long> missed = ConcurrentHashMap.newKeySet();
    private final Set<Look> missedLooks = ConcurrentHashMap.newKeySet();

    private record Look(int shardId, int total) {}

    GuildDepartures(
            GuildDepartureRepository departures,
            StoredGuilds stored,
            Memberships memberships,
            Clock clock,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.departures = departures;
        this.stored = stored;
        this.memberships = memberships;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    /**
     * Whether nothing may be done for this guild now, such as what was planned for a later time.
     */
    public boolean isFrozen(long guildId) {
        return departures.existsById(guildId);
    }

    /** The guilds whose time is over. */
    public List<Long> due() {
        return departures.leftUntil(deadline());
    }

    /** Takes the departure away in the open transaction, if its time is over; true for one only. */
    public boolean take(long guildId) {
        return departures.take(guildId, deadline()) > 0;
    }

    private Instant deadline() {
        return clock.instant().minus(FROZEN);
    }

    /** Jikimi was removed, or the guild is no more. */
    void left(long guildId) {
        orLater(guildId, missed, () -> writeLeft(guildId));
    }

    private void writeLeft(long guildId) {
        if (departures.existsById(guildId)) {
            return;
        }
        try {
            transaction.executeWithoutResult(
                    _ -> departures.saveAndFlush(new GuildDeparture(guildId, clock.instant())));
            log.info(
                    "Jikimi is no longer in guild {}; its data is frozen for {} days",
                    guildId,
                    FROZEN.toDays());
        } catch (DataIntegrityViolationException somebodyElseDid) {
            log.debug("Another instance has seen that guild {} is gone", guildId);
        }
        // Invited again meanwhile: the event of that may have come before.
        if (memberships.in(guildId) == Membership.IN) {
            writeReturned(guildId);
        }
    }

    /** Jikimi is in the guild, again or still. */
    public void returned(long guildId) {
        orLater(guildId, missed, () -> writeReturned(guildId));
    }

    private void writeReturned(long guildId) {
        var thawed = transaction.execute(_ -> departures.forget(guildId));
        if (thawed != null && thawed > 0) {
            log.info("Jikimi is in guild {} again; its data is as it was", guildId);
            events.publishEvent(new GuildReturned(guildId));
        }
    }

    private static <T> void orLater(T what, Set<T> later, Runnable work) {
        try {
            work.run();
            later.remove(what);
        } catch (DataAccessException | TransactionException away) {
            later.add(what);
            log.warn("What became of {} is written down later: {}", what, away.getMessage());
        }
    }

    /** Writes down what could not be when it was heard, as it is by now. */
    public void catchUp() {
        missedLooks.forEach(look -> compare(look.shardId(), look.total()));
        missed.forEach(this::judge);
    }

    private void judge(long guildId) {
        switch (memberships.in(guildId)) {
            case OUT -> left(guildId);
            case IN -> returned(guildId);
            case UNKNOWN -> {}
        }
    }

    /** Looks what happened to the guilds of a shard while nobody listened. */
    void compare(int shardId, int total) {
        orLater(new Look(shardId, total), missedLooks, () -> look(shardId, total));
    }

    private void look(int shardId, int total) {
        var frozen = departures.frozen();
        for (var guildId : stored.ofShard(shardId, total)) {
            var membership = memberships.in(guildId);
            if (membership == Membership.OUT && !frozen.contains(guildId)) {
                writeLeft(guildId);
            } else if (membership == Membership.IN && frozen.contains(guildId)) {
                writeReturned(guildId);
            }
        }
    }
}
