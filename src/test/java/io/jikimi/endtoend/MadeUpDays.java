package io.jikimi.endtoend;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;

/** Days that a bot might have had, written where it keeps those that it did. */
final class MadeUpDays {

    private static final int SHARDS = 1;

    private final JdbcClient database;
    private final Instant now;

    private MadeUpDays(JdbcClient database, Instant now) {
        this.database = database;
        this.now = now;
    }

    /** Six days: mostly well, reconnecting twice, and once not running. */
    static void before(Jikimi jikimi) {
        var days = new MadeUpDays(jikimi.bean(JdbcClient.class), Instant.now());
        days.lasted("earlier", "CONNECTED", hours(146), hours(101.4));
        days.lasted("before", "CONNECTED", hours(100), hours(52));
        days.lasted("before", "RECONNECTING", hours(52), hours(51.87));
        days.lasted("before", "CONNECTED", hours(51.87), hours(9.5));
        days.lasted("before", "RECONNECTING", hours(9.5), hours(8.9));
        days.lasted("before", "CONNECTED", hours(8.9), Duration.ofMinutes(121));
        days.lasted("before", "RECONNECTING", Duration.ofMinutes(121), Duration.ofSeconds(7_150));
        days.lasted("before", "CONNECTED", Duration.ofSeconds(7_150), Duration.ofSeconds(15));
        days.heartbeats();
    }

    private static Duration hours(double hours) {
        return Duration.ofSeconds((long) (hours * 3_600));
    }

    private void lasted(String instance, String state, Duration from, Duration to) {
        database.sql(
                        """
                        insert into status_spell
                            (id, instance, state, connected, total, since, seen_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID().toString(),
                        instance,
                        state,
                        state.equals("CONNECTED") ? SHARDS : 0,
                        SHARDS,
                        now.minus(from).atOffset(ZoneOffset.UTC),
                        now.minus(to).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void heartbeats() {
        var chance = new Random(7);
        for (var minute = 24 * 60; minute > 0; minute--) {
            var evening = 14 * Math.sin((24 * 60 - minute) / 230.0);
            var slow = chance.nextInt(60) == 0 ? chance.nextInt(70) : 0;
            var millis = 62 + evening + chance.nextGaussian() * 5 + slow;
            if (minute > 533 && minute <= 570) {
                continue;
            }
            database.sql("insert into status_ping (taken_at, millis) values (?, ?)")
                    .params(
                            now.minus(Duration.ofMinutes(minute)).atOffset(ZoneOffset.UTC),
                            (int) millis)
                    .update();
        }
    }
}
