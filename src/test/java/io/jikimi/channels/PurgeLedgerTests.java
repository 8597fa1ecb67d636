package io.jikimi.channels;

import static io.jikimi.testing.Calls.ALICE;
import static io.jikimi.testing.Calls.GARDEN;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.discord.Premises;
import io.jikimi.discord.ShardReport;
import io.jikimi.guilds.Author;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.guilds.SettingsRoom;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** What is written down about purges, so that they can be confirmed, stopped and missed. */
@DataTest
@Import(SettingsRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class PurgeLedgerTests {

    private static final long YARD = 100_000_000_000_000_002L;
    private static final long LOG = 100_000_000_000_000_003L;
    private static final PurgeRequest SPAM =
            new PurgeRequest(
                    200, 9_000, 7, ALICE, true, "a \"b\"", "c|d", true, false, true, "why not");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
    private final RecordingBoard board = new RecordingBoard();
    private final PurgeRepository rows;
    private final PurgeLedger ledger;
    private final AbandonedPurges abandoned;

    PurgeLedgerTests(
            @Autowired PurgeRepository rows,
            @Autowired SettingsRoom room,
            @Autowired PlatformTransactionManager transactions) {
        this.rows = rows;
        room.clear();
        var guilds = room.instance();
        choose(guilds);
        ledger = new PurgeLedger(rows, clock, transactions);
        abandoned = new AbandonedPurges(ledger, new ChannelLog(guilds, board), new Open());
    }

    private static void choose(GuildSettings guilds) {
        var author = Author.byCommand(ALICE);
        guilds.change(GARDEN, author, Map.of("server.log-channel", String.valueOf(LOG)));
    }

    @BeforeEach
    void nothingWasEverPurged() {
        rows.deleteAll();
    }

    @Test
    void keepsWhatWasAskedUntilItIsConfirmed() {
        var id = ledger.begin(GARDEN, YARD, ALICE);
        assertThat(ledger.awaitsConfirmation(id, SPAM)).isTrue();
        assertThat(ledger.goesOn(id, 0)).isFalse();

        assertThat(ledger.confirm(found(id))).contains(SPAM);

        assertThat(ledger.goesOn(id, 5)).isTrue();
        assertThat(ledger.confirm(found(id))).isEmpty();
        ledger.end(id, 5);
        assertThat(found(id).request()).isEmpty();
        assertThat(found(id).deleted()).isEqualTo(5);
    }

    @Test
    void isConfirmedByOneOfTwoPresses() throws Exception {
        for (var round = 0; round < 10; round++) {
            var id = ledger.begin(GARDEN, YARD, ALICE);
            ledger.awaitsConfirmation(id, SPAM);
            var purge = found(id);
            var together = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = threads.submit(() -> confirm(purge, together));
                var second = threads.submit(() -> confirm(purge, together));

                assertThat(first.get().isPresent()).isNotEqualTo(second.get().isPresent());
            }
        }
    }

    private Optional<PurgeRequest> confirm(Purge purge, CyclicBarrier together) throws Exception {
        together.await();
        return ledger.confirm(purge);
    }

    @Test
    void forgetsWhatNobodyHasConfirmed() {
        var id = ledger.begin(GARDEN, YARD, ALICE);
        ledger.awaitsConfirmation(id, SPAM);

        clock.advance(PurgeLedger.PATIENCE.plusSeconds(1));

        assertThat(ledger.confirm(found(id))).isEmpty();
        abandoned.look();
        assertThat(found(id).request()).isEmpty();
        assertThat(board.messages()).isEmpty();
    }

    @Test
    void stopsWhenSomebodyWantsIt() {
        var id = ledger.begin(GARDEN, YARD, ALICE);

        assertThat(ledger.stop(id)).isTrue();

        assertThat(ledger.goesOn(id, 1)).isFalse();
        assertThat(ledger.stop(id)).isFalse();
    }

    @Test
    void saysOnceThatARestartHasCutItShort() {
        var cut = ledger.begin(GARDEN, YARD, ALICE);
        ledger.goesOn(cut, 42);
        clock.advance(PurgeLedger.SILENCE.plusSeconds(1));
        var alive = ledger.begin(GARDEN, YARD, ALICE);

        abandoned.look();
        abandoned.look();

        assertThat(board.messages())
                .singleElement()
                .asString()
                .contains("channels.purge-cut-text", "values=[42]", "<#" + YARD + ">");
        assertThat(ledger.goesOn(alive, 0)).isTrue();
        assertThat(ledger.goesOn(cut, 43)).isFalse();
    }

    private Purge found(long id) {
        return ledger.find(GARDEN, id).orElseThrow();
    }

    /** A guild that is there, of which nothing else matters. */
    private static final class Open implements Premises {

        @Override
        public boolean isOpen(long guildId) {
            return true;
        }

        @Override
        public String guildName(long guildId) {
            return "Garden";
        }

        @Override
        public @Nullable Place place(long guildId, long channelId) {
            return null;
        }

        @Override
        public @Nullable Long newsChannel(long guildId) {
            return null;
        }

        @Override
        public @Nullable ShardReport connection(long guildId) {
            return null;
        }
    }
}
