package io.jikimi.moderation;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** When any instance was last seen at work. */
@Stored(
        as = "moderation-presence",
        whose = Whose.NOBODY,
        passing = true,
        table = "moderation_presence")
@Component
class Presence {

    private static final int ONLY = 1;

    private final JdbcClient database;

    Presence(JdbcClient database) {
        this.database = database;
    }

    Optional<Instant> lastSeen() {
        return database.sql("select seen_at from moderation_presence where id = :id")
                .param("id", ONLY)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Someone is at work now; whether nobody else has said so since then. */
    boolean seen(Instant now, Instant before) {
        return database.sql(
                                """
                                update moderation_presence set seen_at = :now
                                where id = :id and seen_at = :before
                                """)
                        .param("id", ONLY)
                        .param("now", stored(now))
                        .param("before", stored(before))
                        .update()
                > 0;
    }

    void first(Instant now) {
        database.sql(
                        """
                        insert into moderation_presence (id, seen_at) values (:id, :now)
                        on conflict do nothing
                        """)
                .param("id", ONLY)
                .param("now", stored(now))
                .update();
    }

    private static OffsetDateTime stored(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
