package io.jikimi.keeper;

import io.jikimi.cluster.BoundedTalk;
import io.jikimi.lifecycle.Concern.Standing;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;
import io.jikimi.stored.StoredMoment;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What all instances have seen of what is wrong, and which of them tells the owner. */
@Stored(
        as = "owner-alerts",
        whose = Whose.NOBODY,
        kept = @Kept(after = "seen_at", days = 30),
        table = "keeper_owner_alert",
        key = "concern",
        passing = true)
@Component
class OwnerAlertLedger {

    /** Sending takes seconds; whoever takes longer has died. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    private static final int SHORT = 8;
    private static final int LONGEST_DETAILS = 1_000;

    private final JdbcClient database;
    private final BoundedTalk talk = new BoundedTalk(Duration.ofSeconds(5));

    OwnerAlertLedger(JdbcClient database) {
        this.database = database;
    }

    /** It stands. What stood before, was never told, and was over, is another time. */
    void note(String concern, Standing standing, Instant now, Duration over) {
        talk.tell(
                () -> {
                    if (update(concern, standing, now, over) == 0) {
                        insertOrUpdate(concern, standing, now, over);
                    }
                });
    }

    private int update(String concern, Standing standing, Instant now, Duration over) {
        var since = StoredMoment.of(standing.since());
        return database.sql(
                        """
                        update keeper_owner_alert set what = ?, details = ?, since = case
                            when told_at is null and seen_at < ? then ?
                            when since > ? then ?
                            else since end, seen_at = ?
                        where concern = ?
                        """)
                .params(
                        standing.what(),
                        details(standing),
                        StoredMoment.of(now.minus(over)),
                        since,
                        since,
                        since,
                        StoredMoment.of(now),
                        concern)
                .update();
    }

    private void insertOrUpdate(String concern, Standing standing, Instant now, Duration over) {
        try {
            database.sql(
                            """
                            insert into keeper_owner_alert
                                (concern, episode, what, details, since, seen_at, tellings)
                            values (?, ?, ?, ?, ?, ?, 0)
                            """)
                    .params(
                            concern,
                            UUID.randomUUID().toString().substring(0, SHORT),
                            standing.what(),
                            details(standing),
                            StoredMoment.of(standing.since()),
                            StoredMoment.of(now))
                    .update();
        } catch (DuplicateKeyException anotherInstanceWasFaster) {
            update(concern, standing, now, over);
        }
    }

    List<Spell> all() {
        return talk.about(
                () ->
                        database.sql("select * from keeper_owner_alert order by concern")
                                .query((row, _) -> spell(row))
                                .list());
    }

    /** Whether it is this instance that tells that it stands. */
    boolean claim(Spell spell, Instant now) {
        return claimIf("seen_at >= ?", spell, spell.seenAt(), now);
    }

    /** Whether it is this instance that tells that it is over, which it must still be. */
    boolean claimOver(Spell spell, Instant now, Duration over) {
        return claimIf("seen_at < ?", spell, now.minus(over), now);
    }

    private boolean claimIf(String seen, Spell spell, Instant limit, Instant now) {
        return talk.about(
                () ->
                        database.sql(
                                                """
                                                update keeper_owner_alert set claimed_until = ?
                                                where concern = ? and episode = ? and tellings = ?
                                                    and (claimed_until is null or claimed_until < ?)
                                                    and\s"""
                                                        + seen)
                                        .params(
                                                StoredMoment.of(now.plus(CLAIM)),
                                                spell.concern(),
                                                spell.episode(),
                                                spell.tellings(),
                                                StoredMoment.of(now),
                                                StoredMoment.of(limit))
                                        .update()
                                == 1);
    }

    /** The owner was told, or takes no messages today. */
    void told(Spell spell, Instant now) {
        change(
                spell,
                "set told_at = ?, tellings = tellings + 1, claimed_until = null",
                StoredMoment.of(now));
    }

    /** It could not be told; the next look tries again. */
    void release(Spell spell, Instant now) {
        change(spell, "set claimed_until = ?", StoredMoment.of(now.minusMillis(1)));
    }

    /** It is over, and the owner knows or need not. */
    void forget(Spell spell) {
        talk.about(
                () ->
                        database.sql(
                                        """
                                        delete from keeper_owner_alert
                                        where concern = ? and episode = ? and tellings = ?
                                        """)
                                .params(spell.concern(), spell.episode(), spell.tellings())
                                .update());
    }

    /** The owner was told while the database was away. */
    void toldMeanwhile(String concern, Instant at) {
        talk.about(
                () ->
                        database.sql(
                                        """
                                        update keeper_owner_alert
                                        set told_at = ?, tellings = tellings + 1
                                        where concern = ? and (told_at is null or told_at < ?)
                                        """)
                                .params(StoredMoment.of(at), concern, StoredMoment.of(at))
                                .update());
    }

    private void change(Spell spell, String what, OffsetDateTime moment) {
        talk.about(
                () ->
                        database.sql(
                                        "update keeper_owner_alert "
                                                + what
                                                + " where concern = ? and episode = ?"
                                                + " and tellings = ?")
                                .params(moment, spell.concern(), spell.episode(), spell.tellings())
                                .update());
    }

    private static Spell spell(ResultSet row) throws SQLException {
        var details = row.getString("details");
        return new Spell(
                row.getString("concern"),
                row.getString("episode"),
                new Standing(
                        StoredMoment.in(row, "since"),
                        row.getString("what"),
                        details.isEmpty() ? List.of() : List.of(details.split("\n", -1))),
                StoredMoment.in(row, "seen_at"),
                moment(row, "told_at"),
                row.getInt("tellings"),
                moment(row, "claimed_until"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static String details(Standing standing) {
        var all = String.join("\n", standing.details());
        return all.length() <= LONGEST_DETAILS ? all : all.substring(0, LONGEST_DETAILS);
    }
}
