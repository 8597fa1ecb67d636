package io.jikimi.timers;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;

import java.util.stream.Collectors;

/**
 * Claims what is due in the guilds for which this instance acts, by locks that others pass over; H2
 * knows the same words as PostgreSQL.
 */
final class TimerClaims extends PostgreSqlJdbcCustomization {

    private final OwnGuilds own;
    private final GuildShares shares;

    TimerClaims(OwnGuilds own, GuildShares shares) {
        super(true, false);
        this.own = own;
        this.shares = shares;
    }

    @Override
    public String createGenericSelectForUpdateQuery(
            String table, int limit, String condition, boolean byPriority) {
        return """
               select * from %s
               where picked = ? and execution_time <= ? %s and %s
               order by execution_time limit %d for update skip locked
               """
                .formatted(table, condition, own.condition() + notOfBusyGuilds(), limit);
    }

    private String notOfBusyGuilds() {
        var full = shares.full();
        return full.isEmpty()
                ? ""
                : full.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", " and guild_id not in (", ")"));
    }
}
