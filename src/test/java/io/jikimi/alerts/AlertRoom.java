package io.jikimi.alerts;

import static io.jikimi.alerts.Grounds.ALERTS;
import static io.jikimi.alerts.Grounds.YARD;
import static io.jikimi.testing.Calls.GARDEN;
import static io.jikimi.testing.Calls.inGuild;
import static io.jikimi.testing.Calls.slash;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.alerts.RecordingBoard.Pinned;
import io.jikimi.commands.Reply;
import io.jikimi.guilds.Author;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.guilds.SettingsRoom;
import io.jikimi.messages.Text;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The room as instances have it, on grounds and a noticeboard that do as they are told. */
@DataTest
@Import(SettingsRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
abstract class AlertRoom {

    static final long ELSEWHERE = 800_000_000_000_000_001L;
    static final Problem MUTE = Problem.missingPermission(YARD, MESSAGE_SEND);

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T12:00:00Z"));
    final Grounds grounds = new Grounds();
    final RecordingBoard board = new RecordingBoard();
    final AlertRepository rows;
    final PlatformTransactionManager transactions;
    final SettingsRoom room;
    final GuildSettings guilds;
    final Jikimi jikimi;

    AlertRoom(AlertRepository rows, SettingsRoom room, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.transactions = transactions;
        this.room = room;
        room.clear();
        rows.deleteAll();
        guilds = room.instance();
        jikimi = new Jikimi();
    }

    /** The room as one instance has it; all of them share the database. */
    final class Jikimi {

        final AlertLedger ledger;
        final AlertDelivery delivery;
        final Alerts alerts;
        final GuildWatch watch;
        final RefusalHearing hearing;
        final HealthCommand health;

        Jikimi() {
            this(new AlertLedger(rows, clock, transactions));
        }

        Jikimi(AlertLedger ledger) {
            this.ledger = ledger;
            var words = new AlertWords(grounds, grounds);
            var chosen = room.places(guilds);
            var broken = new BrokenSetting(chosen, grounds, grounds, words);
            var kinds =
                    new ProblemKinds(
                            List.of(
                                    new MissingPermission(grounds, words),
                                    new RefusedDelivery(grounds, words),
                                    new RoleTooHigh(grounds, words),
                                    broken));
            var cards = new AlertCards(kinds, grounds);
            var owners = new OwnerMail(ledger, cards, board, clock);
            delivery = new AlertDelivery(ledger, cards, guilds, grounds, board, owners);
            alerts = new Alerts(ledger, delivery, kinds, new Repeats(clock));
            watch = new GuildWatch(alerts, ledger, broken, chosen, grounds);
            hearing = new RefusalHearing(alerts, watch, grounds);
            health = new HealthCommand(watch, new HealthView(kinds, guilds, grounds, clock));
        }

        long note(long guildId, Problem problem) {
            return ledger.note(guildId, problem, 1, clock.instant());
        }

        void report(Problem problem) {
            alerts.report(GARDEN, problem);
            settle();
        }

        Reply.Message health() {
            var call = slash(inGuild(MANAGE_SERVER), "health");
            var reply = (Reply.Message) health.answer(call);
            settle();
            return reply;
        }
    }

    @BeforeEach
    void thereIsAnAlertChannel() {
        choose("server.alert-channel", ALERTS);
    }

    Duration pause() {
        var due = jikimi.ledger.open(GARDEN).getFirst().dueAt();
        return due == null ? Duration.ZERO : Duration.between(clock.instant(), due);
    }

    boolean waits(Alert alert) {
        return !alert.isBeingTold() && alert.waits(clock.instant());
    }

    void choose(String setting, @Nullable Long channelId) {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put(setting, channelId == null ? null : String.valueOf(channelId));
        guilds.change(GARDEN, Author.byCommand(1), values);
    }

    /** Waits until everybody who could be told has been. */
    void settle() {
        await().until(
                        () ->
                                rows.findAll().stream()
                                        .noneMatch(
                                                one ->
                                                        one.wanted() != null
                                                                && one.attempts() == 0));
        await().until(() -> rows.findAll().stream().noneMatch(Alert::isBeingTold));
    }

    Pinned only() {
        assertThat(board.messages()).hasSize(1);
        return board.messages().getFirst();
    }

    static String text(Pinned message) {
        return String.valueOf(message.said().card());
    }

    static String shown(Reply reply) {
        return String.valueOf(((Reply.Message) reply).panel());
    }

    static void atOnce(Runnable... works) throws Exception {
        var ready = new CountDownLatch(works.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Object>>();
            for (var work : works) {
                calls.add(
                        () -> {
                            ready.countDown();
                            ready.await();
                            work.run();
                            return Text.verbatim("");
                        });
            }
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        }
    }
}
