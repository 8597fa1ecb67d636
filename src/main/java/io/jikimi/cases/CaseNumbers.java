package io.jikimi.cases;

import io.jikimi.stored.GuildErasing;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The last number of a case in each guild. Its row is locked until the case with the number is
 * stored, or neither is: so no number is left out and none is given twice, in all instances
 * together.
 */
@Stored(
        as = "case-numbers",
        whose = Whose.GUILD,
        guild = "guild_id",
        table = "case_number",
        key = "guild_id")
@Component
class CaseNumbers {

    private final JdbcClient database;

    CaseNumbers(JdbcClient database) {
        this.database = database;
    }

    /** Keeps everybody else from opening cases in that guild until the open transaction ends. */
    void hold(long guildId) {
        add(guildId, 0);
    }

    /** The next one, for the case that the open transaction stores. */
    long next(long guildId) {
        add(guildId, 1);
        return database.sql("select last_number from case_number where guild_id = :guild")
                .param("guild", guildId)
                .query(Long.class)
                .single();
    }

    private void add(long guildId, int more) {
        if (raise(guildId, more) == 0) {
            database.sql(
                            """
                            insert into case_number (guild_id, last_number) values (:guild, 0)
                            on conflict do nothing
                            """)
                    .param("guild", guildId)
                    .update();
            raise(guildId, more);
        }
    }

    private int raise(long guildId, int more) {
        return database.sql(
                        """
                        update case_number set last_number = last_number + :more
                        where guild_id = :guild
                        """)
                .param("more", more)
                .param("guild", guildId)
                .update();
    }

    @EventListener
    void on(GuildErasing erasing) {
        raise(erasing.guildId(), 0);
    }
}
