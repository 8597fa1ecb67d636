package io.jikimi.privacy;

import io.jikimi.discord.Memberships;
import io.jikimi.discord.Memberships.Membership;
import io.jikimi.guilds.GuildDepartures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What is erased without anybody asking: rows whose time is over, guilds that left long ago, and
 * whoever a restored backup has brought back. Every instance does it; none does it twice.
 */
@Component
class PrivacyDuties implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(PrivacyDuties.class);
    private static final int GUILDS_AT_ONCE = 100;

    private final ErasureService erasures;
    private final Retention retention;
    private final GuildDepartures departures;
    private final Memberships memberships;
    private final PrivacyProperties properties;

    PrivacyDuties(
            ErasureService erasures,
            Retention retention,
            GuildDepartures departures,
            Memberships memberships,
            PrivacyProperties properties) {
        this.erasures = erasures;
        this.retention = retention;
        this.departures = departures;
        this.memberships = memberships;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::attend, properties.checkEvery());
    }

    void attend() {
        try {
            departures.catchUp();
            erasures.reapply();
            eraseDeparted();
            retention.deleteOld();
        } catch (DataAccessException | TransactionException away) {
            log.warn("What is to be erased waits for the database: {}", away.getMessage());
        }
    }

    /** Erases what has been frozen long enough, unless there is any doubt that Jikimi is gone. */
    void eraseDeparted() {
        var erased = 0;
        for (var guildId : departures.due()) {
            var membership = memberships.in(guildId);
            if (membership == Membership.IN) {
                departures.returned(guildId);
            } else if (membership == Membership.OUT && erased < GUILDS_AT_ONCE) {
                erased += erasures.eraseDeparted(guildId) ? 1 : 0;
            }
        }
    }
}
