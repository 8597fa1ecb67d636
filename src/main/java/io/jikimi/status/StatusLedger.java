package io.jikimi.status;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;
import io.jikimi.stored.StoredMoment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** How every instance has been. */
@Stored(
        as = "status",
        whose = Whose.NOBODY,
        kept = @Kept(after = "seen_at", days = 8),
        table = "status_spell",
        passing = true)
@Component
class StatusLedger {

    // One that comes and goes every few seconds for days must not make the page slow.
    private static final int MOST = 5_000;

    private final JdbcClient database;

    StatusLedger(JdbcClient database) {
        this.database = database;
    }

    /** It lasts, or has begun. */
    void note(Spell spell) {
        var seenAt = StoredMoment.of(spell.seenAt());
        var updated =
                database.sql("update status_spell set seen_at = ? where id = ?")
                        .params(seenAt, spell.id())
                        .update();
        if (updated == 0) {
            database.sql(
                            """
                            insert into status_spell
                                (id, instance, state, connected, total, since, seen_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            spell.id(),
                            spell.instance(),
                            spell.condition().name(),
                            spell.connected(),
                            spell.total(),
                            StoredMoment.of(spell.since()),
                            seenAt)
                    .update();
        }
    }

    /** All that were seen after this moment. */
    List<Spell> spells(Instant since) {
        return database.sql(
                        """
                        select * from status_spell where seen_at >= ?
                        order by seen_at desc fetch first %d rows only
                        """
                                .formatted(MOST))
                .param(StoredMoment.of(since))
                .query((row, _) -> spell(row))
                .list();
    }

    private static Spell spell(ResultSet row) throws SQLException {
        return new Spell(
                row.getString("id"),
                row.getString("instance"),
                Condition.valueOf(row.getString("state")),
                row.getInt("connected"),
                row.getInt("total"),
                StoredMoment.in(row, "since"),
                StoredMoment.in(row, "seen_at"));
    }
}
