package io.jikimi.guilds;

import io.jikimi.discord.Memberships;
import io.jikimi.stored.StoredGuilds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    GuildDepartures(
            GuildDepartureRepository departures,
            StoredGuilds stored,
            Memberships memberships,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.departures = departures;
        this.stored = stored;
        this.memberships = memberships;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
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
        if (memberships.in(guildId) == Memberships.Membership.IN) {
            returned(guildId);
        }
    }

    /** Jikimi is in the guild, again or still. */
    public void returned(long guildId) {
        var thawed = transaction.execute(_ -> departures.forget(guildId));
        if (thawed != null && thawed > 0) {
            log.info("Jikimi is in guild {} again; its data is as it was", guildId);
        }
    }

    /** Looks what happened to the guilds of a shard while nobody listened. */
    void compare(int shardId, int total) {
        for (var guildId : stored.ofShard(shardId, total)) {
            switch (memberships.in(guildId)) {
                case OUT -> left(guildId);
                case IN -> {
                    if (isFrozen(guildId)) {
                        returned(guildId);
                    }
                }
                case UNKNOWN -> {}
            }
        }
    }
}
