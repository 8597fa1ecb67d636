package io.jikimi.status;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;
import io.jikimi.stored.StoredMoment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/** How quickly Discord has acknowledged heartbeats, once a minute from every instance. */
@Stored(
        as = "pings",
        whose = Whose.NOBODY,
        kept = @Kept(after = "taken_at", hours = 48),
        table = "status_ping",
        passing = true)
@Component
class PingLedger {

    private final JdbcClient database;

    PingLedger(JdbcClient database) {
        this.database = database;
    }

    void note(Ping ping) {
        database.sql("insert into status_ping (taken_at, millis) values (?, ?)")
                .params(StoredMoment.of(ping.takenAt()), ping.millis())
                .update();
    }

    List<Ping> pings(Instant since) {
        return database.sql("select taken_at, millis from status_ping where taken_at >= ?")
                .param(StoredMoment.of(since))
                .query((row, _) -> new Ping(StoredMoment.in(row, "taken_at"), row.getInt("millis")))
                .list();
    }
}
