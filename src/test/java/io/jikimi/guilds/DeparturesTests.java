package io.jikimi.guilds;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.discord.Memberships;
import io.jikimi.stored.StoredGuilds;
import io.jikimi.stored.StoredTables;
import io.jikimi.testing.DataTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;

/** What became of a guild while the database was away is written down when it is back. */
@DataTest
@Import({StoredTables.class, StoredGuilds.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class DeparturesTests {

    private static final long GARDEN = 700_000_000_000_000_001L;

    private final Guestbook guests = new Guestbook();
    private final Outage database;
    private final JdbcClient rows;
    private final GuildDepartures departures;

    DeparturesTests(
            @Autowired GuildDepartureRepository repository,
            @Autowired StoredGuilds stored,
            @Autowired PlatformTransactionManager transactions,
            @Autowired JdbcClient rows) {
        repository.deleteAll();
        this.rows = rows;
        database = new Outage(transactions);
        departures =
                new GuildDepartures(
                        repository, stored, guests, Clock.systemUTC(), database, _ -> {});
    }

    /** Jikimi is in one guild, or is not. */
    private static final class Guestbook implements Memberships {

        private Membership membership = Membership.OUT;

        @Override
        public Membership in(long guildId) {
            return guildId == GARDEN ? membership : Membership.UNKNOWN;
        }

        @Override
        public @Nullable String guildName(long guildId) {
            return null;
        }
    }

    /** A database that is away now and then. */
    private static final class Outage implements PlatformTransactionManager {

        private final PlatformTransactionManager real;
        private boolean away;

        Outage(PlatformTransactionManager real) {
            this.real = real;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            if (away) {
                throw new CannotCreateTransactionException("away");
            }
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            real.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }

    @Test
    void freezesAGuildThatLeftWhileTheDatabaseWasAway() {
        database.away = true;
        departures.left(GARDEN);
        departures.catchUp();
        assertThat(departures.isFrozen(GARDEN)).isFalse();

        database.away = false;
        departures.catchUp();

        assertThat(departures.isFrozen(GARDEN)).isTrue();
    }

    @Test
    void goesByWhatHoldsWhenTheDatabaseIsBack() {
        database.away = true;
        departures.left(GARDEN);
        guests.membership = Memberships.Membership.UNKNOWN;
        database.away = false;
        departures.catchUp();
        assertThat(departures.isFrozen(GARDEN)).isFalse();

        guests.membership = Memberships.Membership.IN;
        departures.catchUp();
        guests.membership = Memberships.Membership.OUT;
        departures.catchUp();

        assertThat(departures.isFrozen(GARDEN)).isFalse();
    }

    @Test
    void thawsAGuildThatCameBackWhileTheDatabaseWasAway() {
        departures.left(GARDEN);
        guests.membership = Memberships.Membership.IN;
        database.away = true;
        departures.returned(GARDEN);
        assertThat(departures.isFrozen(GARDEN)).isTrue();

        database.away = false;
        departures.catchUp();

        assertThat(departures.isFrozen(GARDEN)).isFalse();
    }

    @Test
    void looksAgainWhereALookAfterConnectingFailed() {
        rows.sql("insert into guild_settings (guild_id, revision, changed_at) values (?, 1, now())")
                .param(GARDEN)
                .update();
        try {
            database.away = true;
            departures.compare(0, 1);
            database.away = false;
            departures.catchUp();

            assertThat(departures.isFrozen(GARDEN)).isTrue();
            guests.membership = Memberships.Membership.IN;
            departures.compare(0, 1);
            assertThat(departures.isFrozen(GARDEN)).isFalse();
        } finally {
            rows.sql("delete from guild_settings where guild_id = ?").param(GARDEN).update();
        }
    }
}
