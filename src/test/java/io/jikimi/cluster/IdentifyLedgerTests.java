package io.jikimi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

/** Outside a transaction: the ledger asks the database on a thread of its own. */
@DataTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@ExtendWith(OutputCaptureExtension.class)
class IdentifyLedgerTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));
    private final Door door;
    private final JdbcClient database;

    @Autowired
    IdentifyLedgerTests(DataSource source) {
        this.door = new Door(source);
        this.database = JdbcClient.create(door);
    }

    @BeforeEach
    void empty() {
        database.sql("delete from cluster_identify").update();
    }

    @Test
    void countsOverStartsAndInstancesForADay() {
        var first = ledger("first");
        first.intend(0, false);
        clock.advance(Duration.ofHours(1));
        var second = ledger("second");
        second.intend(1, false);

        assertThat(second.lastDay()).extracting(Identify::shard).containsExactly(0, 1);
        assertThat(first.lastDay()).isEqualTo(second.lastDay());
        assertThat(ledger("third").lastDay())
                .extracting(Identify::instance)
                .containsExactly("first", "second");
        clock.advance(Duration.ofHours(23));
        assertThat(second.lastDay()).extracting(Identify::shard).containsExactly(1);
    }

    @Test
    void whatWasNotSentDoesNotCount() {
        var ledger = ledger("first");
        ledger.takeBack(ledger.intend(0, false));

        assertThat(ledger.lastDay()).isEmpty();
        assertThat(ledger("second").lastDay()).isEmpty();
    }

    @Test
    void countsInMemoryWhileTheDatabaseIsAwayAndWritesItDownLater(CapturedOutput output) {
        var ledger = ledger("first");
        ledger.intend(0, false);
        door.closed = true;
        ledger.intend(1, false);
        ledger.takeBack(ledger.intend(2, false));

        assertThat(ledger.lastDay()).extracting(Identify::shard).containsExactly(0, 1);
        assertThat(output).containsOnlyOnce("counted in memory only");

        door.closed = false;
        assertThat(ledger.lastDay()).hasSize(2);
        assertThat(output).containsOnlyOnce("written down again");
        assertThat(ledger("second").lastDay()).isEqualTo(ledger.lastDay());
    }

    private IdentifyLedger ledger(String instance) {
        return new IdentifyLedger(new Instance(instance, clock.instant()), database, clock);
    }

    /** A database that can be away. */
    private static final class Door extends AbstractDataSource {

        private final DataSource behind;
        private volatile boolean closed;

        Door(DataSource behind) {
            this.behind = behind;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (closed) {
                throw new SQLException("away");
            }
            return behind.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
