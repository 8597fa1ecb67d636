package io.jikimi.timers;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;

/**
 * Claims what is due in the guilds for which this instance acts, by locks that others pass over; H2
 * knows the same words as PostgreSQL.
 */
final class TimerClaims extends PostgreSqlJdbcCustomization {

    private final OwnGuilds own;

    TimerClaims(OwnGuilds own) {
        super(true, false);
        this.own = own;
    }

    @Override
    public String createGenericSelectForUpdateQuery(
            String table, int limit, String condition, boolean byPriority) {
        return """
               select * from %s
               where picked = ? and execution_time <= ? %s and %s
               order by execution_time limit %d for update skip locked
               """
                .formatted(table, condition, own.condition(), limit);
    }
}
