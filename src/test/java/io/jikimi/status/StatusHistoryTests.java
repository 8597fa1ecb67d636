package io.jikimi.status;

import static io.jikimi.status.Condition.CONNECTED;
import static io.jikimi.status.Condition.CONNECTING;
import static io.jikimi.status.Condition.DOWN;
import static io.jikimi.status.Condition.PARKED;
import static io.jikimi.status.Condition.PARTLY;
import static io.jikimi.status.Condition.RECONNECTING;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import io.jikimi.cluster.Instance;
import io.jikimi.status.Slot.Latency;
import io.jikimi.status.Slot.Level;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

/** Outside a transaction: the database is asked on a thread of its own. */
@DataTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class StatusHistoryTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);
    private final Door door;
    private final JdbcClient database;
    private StatusDiary diary;
    private int shards = 1;

    @Autowired
    StatusHistoryTests(DataSource source) {
        door = new Door(source);
        database = JdbcClient.create(door);
        diary = instance("first");
    }

    @BeforeEach
    void empty() {
        database.sql("delete from status_spell").update();
        database.sql("delete from status_ping").update();
    }

    @Test
    void knowsNothingBeforeTheFirstStart() {
        var history = history();

        assertThat(history.incidents()).isEmpty();
        assertThat(history.latency()).isNull();
        assertThat(history.availability()).isNull();
        assertThat(history.slots()).hasSize(96).allMatch(one -> one.level() == Level.UNKNOWN);
    }

    @Test
    void keepsOneRowWhileNothingChanges() {
        passes(Duration.ofHours(3), CONNECTED, 4);

        assertThat(rows("status_spell")).isEqualTo(1);
        assertThat(rows("status_ping")).isBetween(170, 185);
        assertThat(history().incidents()).isEmpty();
        assertThat(history().availability()).isEqualTo(1);
    }

    @Test
    void tellsOfShardsThatWereAwayAsOneIncident() {
        passes(Duration.ofHours(1), CONNECTED, 4);
        passes(Duration.ofMinutes(3), RECONNECTING, 0);
        passes(Duration.ofMinutes(6), PARTLY, 3);
        passes(Duration.ofMinutes(4), CONNECTED, 4);
        passes(Duration.ofMinutes(1), PARTLY, 2);
        passes(Duration.ofHours(1), CONNECTED, 4);

        assertThat(history().incidents())
                .containsExactly(
                        new Incident(
                                PARTLY,
                                NOON.plus(Duration.ofHours(1)),
                                NOON.plus(Duration.ofMinutes(74)),
                                Duration.ofMinutes(10),
                                4,
                                4));
    }

    @Test
    void tellsWhatLastsAndPutsTheNewestFirst() {
        passes(Duration.ofHours(1), CONNECTED, 1);
        passes(Duration.ofMinutes(10), RECONNECTING, 0);
        passes(Duration.ofHours(1), CONNECTED, 1);
        passes(Duration.ofMinutes(20), PARKED, 0);

        assertThat(history().incidents())
                .extracting(Incident::condition, Incident::isOngoing)
                .containsExactly(tuple(PARKED, true), tuple(RECONNECTING, false));
    }

    @Test
    void seesAfterwardsThatNobodyRan() {
        passes(Duration.ofHours(1), CONNECTED, 1);
        clock.advance(Duration.ofHours(2));
        diary = instance("second");
        passes(Duration.ofSeconds(20), CONNECTING, 0);
        passes(Duration.ofHours(1), CONNECTED, 1);

        var history = history();
        assertThat(history.incidents())
                .singleElement()
                .satisfies(one -> assertThat(one.condition()).isEqualTo(DOWN))
                .satisfies(one -> assertThat(one.away()).isGreaterThan(Duration.ofHours(2)));
        assertThat(history.availability()).isCloseTo(0.5, offset(0.01));
        assertThat(history.slots()).filteredOn(one -> one.level() == Level.AWAY).hasSize(8);
    }

    @Test
    void doesNotCallADeployAnIncident() {
        passes(Duration.ofHours(1), CONNECTED, 1);
        diary.end(clock.instant());
        clock.advance(Duration.ofSeconds(40));
        diary = instance("second");
        passes(Duration.ofSeconds(20), CONNECTING, 0);
        passes(Duration.ofHours(1), CONNECTED, 1);

        assertThat(history().incidents()).isEmpty();
        assertThat(history().availability()).isLessThan(1);
    }

    @Test
    void addsUpWhatSeveralInstancesCarry() {
        var other = instance("other");
        for (var look = 0; look < 120; look++) {
            diary.note(PARTLY, 2, 4, null, clock.instant());
            other.note(PARTLY, 2, 4, null, clock.instant());
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(history().incidents()).isEmpty();

        shards = 4;
        passes(Duration.ofMinutes(10), PARTLY, 2);
        assertThat(history().incidents())
                .singleElement()
                .satisfies(one -> assertThat(one.shardsAway()).isEqualTo(2))
                .satisfies(one -> assertThat(one.isOngoing()).isTrue());
    }

    @Test
    void doesNotTakeADatabaseThatWasAwayForABotThatWas() {
        passes(Duration.ofHours(1), CONNECTED, 1);
        door.shut = true;
        passes(Duration.ofMinutes(30), CONNECTED, 1);
        passes(Duration.ofMinutes(4), RECONNECTING, 0);
        passes(Duration.ofMinutes(30), CONNECTED, 1);
        assertThat(reader().history()).isEmpty();

        door.shut = false;
        passes(Duration.ofMinutes(1), CONNECTED, 1);
        assertThat(history().incidents())
                .singleElement()
                .satisfies(one -> assertThat(one.condition()).isEqualTo(RECONNECTING))
                .satisfies(one -> assertThat(one.away()).isEqualTo(Duration.ofMinutes(4)));
    }

    @Test
    void asksTheDatabaseOnceForManyPagesAlsoWhileItIsAway() {
        passes(Duration.ofMinutes(5), CONNECTED, 1);
        var ticks = new long[1];
        var reader =
                new StatusHistory(
                        new StatusLedger(database),
                        new PingLedger(database),
                        clock,
                        () -> ticks[0]);
        var before = door.opened;

        for (var page = 0; page < 1_000; page++) {
            assertThat(reader.history()).isPresent();
        }
        assertThat(door.opened - before).isEqualTo(2);

        ticks[0] += StatusHistory.FRESH.toNanos() + 1;
        door.shut = true;
        for (var page = 0; page < 1_000; page++) {
            assertThat(reader.history()).isEmpty();
        }
        assertThat(door.opened - before).isEqualTo(3);
    }

    @Test
    void drawsHeartbeatsByTheirMiddle() {
        for (var millis : List.of(40, 45, 50, 41, 300)) {
            new PingLedger(database).note(new Ping(clock.instant(), millis));
            clock.advance(Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofHours(1));
        new PingLedger(database).note(new Ping(clock.instant(), 60));

        var history = history();
        assertThat(history.slots())
                .extracting(Slot::latency)
                .filteredOn(one -> one != null)
                .containsExactly(new Latency(40, 45, 300), new Latency(60, 60, 60));
        assertThat(history.latency()).isEqualTo(new Latency(40, 50, 300));
    }

    private void passes(Duration time, Condition condition, int connected) {
        shards = Math.max(shards, connected);
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            var ping = connected > 0 ? Duration.ofMillis(42) : null;
            diary.note(condition, connected, shards, ping, clock.instant());
            clock.advance(Duration.ofSeconds(10));
        }
    }

    private History history() {
        return reader().history().orElseThrow();
    }

    private StatusHistory reader() {
        return new StatusHistory(
                new StatusLedger(database), new PingLedger(database), clock, System::nanoTime);
    }

    private StatusDiary instance(String name) {
        return new StatusDiary(
                new Instance(name, clock.instant()),
                new StatusLedger(database),
                new PingLedger(database));
    }

    private int rows(String table) {
        return database.sql("select count(*) from " + table).query(Integer.class).single();
    }

    /** A database that can go away. */
    private static final class Door extends AbstractDataSource {

        private final DataSource source;
        private volatile boolean shut;
        private volatile int opened;

        Door(DataSource source) {
            this.source = source;
        }

        @Override
        public Connection getConnection() throws SQLException {
            opened++;
            if (shut) {
                throw new SQLException("it is away");
            }
            return source.getConnection();
        }

        @Override
        public Connection getConnection(@Nullable String user, @Nullable String password)
                throws SQLException {
            return getConnection();
        }
    }
}
