package io.jikimi.alerts;

import static io.jikimi.alerts.Grounds.ALERTS;
import static io.jikimi.alerts.Grounds.NEWS;
import static io.jikimi.alerts.Grounds.ROLE;
import static io.jikimi.alerts.Grounds.YARD;
import static io.jikimi.alerts.RecordingBoard.OWNER;
import static io.jikimi.testing.Calls.GARDEN;
import static io.jikimi.testing.Calls.inGuild;
import static io.jikimi.testing.Calls.slash;
import static io.jikimi.testing.Calls.with;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;
import static net.dv8tion.jda.api.Permission.MESSAGE_EMBED_LINKS;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;
import static net.dv8tion.jda.api.Permission.VIEW_CHANNEL;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.jikimi.alerts.RecordingBoard.Pinned;
import io.jikimi.commands.Control;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Delivered;
import io.jikimi.discord.DeliveryRefused;
import io.jikimi.discord.DeliveryRefused.Cause;
import io.jikimi.guilds.Author;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.guilds.SettingsRoom;
import io.jikimi.messages.Text;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

@DataTest
@Import(SettingsRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class AlertsTests {

    private static final Problem MUTE = Problem.missingPermission(YARD, MESSAGE_SEND);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T12:00:00Z"));
    private final Grounds grounds = new Grounds();
    private final RecordingBoard board = new RecordingBoard();
    private final AlertRepository rows;
    private final PlatformTransactionManager transactions;
    private final SettingsRoom room;
    private final GuildSettings guilds;
    private final Jikimi jikimi;

    AlertsTests(
            @Autowired AlertRepository rows,
            @Autowired SettingsRoom room,
            @Autowired PlatformTransactionManager transactions) {
        this.rows = rows;
        this.transactions = transactions;
        this.room = room;
        room.clear();
        rows.deleteAll();
        guilds = room.instance();
        jikimi = new Jikimi();
    }

    /** The room as one instance has it; all of them share the database. */
    private final class Jikimi {

        final AlertLedger ledger = new AlertLedger(rows, clock, transactions);
        final AlertDelivery delivery;
        final Alerts alerts;
        final GuildWatch watch;
        final RefusalHearing hearing;
        final HealthCommand health;

        Jikimi() {
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

    @Test
    void tellsOnceHoweverOftenItHappens() {
        grounds.forbid(YARD);

        jikimi.report(MUTE);
        jikimi.report(MUTE);
        jikimi.report(MUTE);

        var told = only();
        assertThat(told.channelId()).isEqualTo(ALERTS);
        assertThat(text(told))
                .contains("alerts.missing-permission.what", "permission.MESSAGE_SEND")
                .contains("alerts.without.MESSAGE_SEND", "alerts.permit", "Jikimi");
        assertThat(shown(jikimi.health())).contains("alerts.since").contains(", 3, ");
    }

    @Test
    void tellsOnceWhenTwoInstancesMeetItAtTheSameMoment() throws Exception {
        for (var round = 0; round < 10; round++) {
            var problem = Problem.missingPermission(YARD + 10 + round, MESSAGE_SEND);
            grounds.forbid(YARD + 10 + round);
            atOnce(
                    () -> new Jikimi().alerts.report(GARDEN, problem),
                    () -> new Jikimi().alerts.report(GARDEN, problem));
            settle();

            assertThat(board.messages()).hasSize(round + 1);
            assertThat(jikimi.ledger.open(GARDEN).getLast().times()).isEqualTo(2);
        }
    }

    @Test
    void onlyOneOfTwoTellsWhatIsDue() throws Exception {
        for (var round = 0; round < 10; round++) {
            var id =
                    jikimi.ledger.note(
                            GARDEN, Problem.missingPermission(YARD + round, MESSAGE_SEND));
            var taken = new ArrayList<Boolean>();
            atOnce(() -> take(id, taken), () -> take(id, taken));

            assertThat(taken).containsExactlyInAnyOrder(true, false);
        }
    }

    private void take(long id, List<Boolean> taken) {
        var claimed = new Jikimi().ledger.claim(id).isPresent();
        synchronized (taken) {
            taken.add(claimed);
        }
    }

    @Test
    void saysSoWhenItIsCuredAndForgetsIt() {
        grounds.forbid(YARD);
        jikimi.report(MUTE);

        grounds.allow(YARD);
        var health = jikimi.health();

        assertThat(shown(health)).contains("alerts.health-well").doesNotContain("alerts.row");
        assertThat(text(only())).contains("alerts.cured-text").doesNotContain("alerts.fix");
    }

    @Test
    void saysInANewMessageThatItIsCuredWhereTheOldOneIsGone() {
        grounds.forbid(YARD);
        jikimi.report(MUTE);
        board.wipe();

        grounds.allow(YARD);
        jikimi.watch.makeRounds();
        settle();

        assertThat(text(only())).contains("alerts.cured-text");
    }

    @Test
    void saysNothingOfWhatWasCuredBeforeAnybodyHeard() {
        jikimi.ledger.note(GARDEN, MUTE);
        jikimi.alerts.cured(GARDEN, MUTE);
        settle();
        jikimi.delivery.deliverDue();

        assertThat(board.messages()).isEmpty();
    }

    @Test
    void reopensQuietlyWhatComesBackWithinAnHour() {
        jikimi.report(MUTE);
        jikimi.alerts.cured(GARDEN, MUTE);
        settle();

        clock.advance(Duration.ofMinutes(50));
        jikimi.report(MUTE);

        assertThat(text(only())).contains("alerts.fix").doesNotContain("alerts.cured");
        assertThat(jikimi.ledger.open(GARDEN)).hasSize(1);
        assertThat(jikimi.ledger.open(GARDEN).getFirst().times()).isEqualTo(2);
    }

    @Test
    void tellsAnewWhatComesBackLater() {
        jikimi.report(MUTE);
        jikimi.alerts.cured(GARDEN, MUTE);
        settle();

        clock.advance(Duration.ofMinutes(70));
        jikimi.report(MUTE);

        assertThat(board.messages()).hasSize(2);
        assertThat(board.messages()).extracting(Pinned::nonce).doesNotHaveDuplicates();
        assertThat(rows.count()).isEqualTo(1);
    }

    @Test
    void tellsAfterADeathBetweenWritingDownAndTelling() {
        jikimi.ledger.note(GARDEN, MUTE);

        new Jikimi().delivery.deliverDue();

        assertThat(text(only())).contains("alerts.fix");
    }

    @Test
    void doesNotTellTwiceAfterADeathBetweenTellingAndWritingDown() {
        jikimi.ledger.note(GARDEN, MUTE);
        board.dieAfterTheNext();
        assertThatExceptionOfType(RecordingBoard.ThreadDeath.class)
                .isThrownBy(jikimi.delivery::deliverDue);

        var next = new Jikimi();
        next.delivery.deliverDue();
        assertThat(next.ledger.open(GARDEN).getFirst().toldAt()).isNull();
        clock.advance(Duration.ofMinutes(3));
        next.delivery.deliverDue();

        assertThat(board.messages()).hasSize(1);
        assertThat(next.ledger.open(GARDEN).getFirst().toldAt()).isNotNull();
    }

    @Test
    void survivesARestart() {
        grounds.forbid(YARD);
        jikimi.report(MUTE);

        var next = new Jikimi();

        assertThat(shown(next.health())).contains("alerts.missing-permission", "alerts.told");
        next.report(MUTE);
        only();
    }

    @Test
    void tellsTheOwnerWhereTheAlertChannelIsTheBrokenOne() {
        grounds.forbid(ALERTS);

        assertThat(shown(jikimi.health()))
                .contains("alerts.channel-broken", "alerts.mute-channel.what");

        assertThat(only().channelId()).isEqualTo(OWNER);
        assertThat(text(only())).contains("Garden", "server.alert-channel");
    }

    @Test
    void prefersTheChannelForNewsToTheOwner() {
        choose("server.alert-channel", null);
        grounds.openNews();

        jikimi.report(MUTE);

        assertThat(only().channelId()).isEqualTo(NEWS);
    }

    @Test
    void saysThatNobodyCouldBeToldAndTriesAgainWithGrowingPauses() {
        grounds.forbid(YARD);
        board.refuse(ALERTS);
        board.refuse(OWNER);
        jikimi.ledger.note(GARDEN, MUTE);
        jikimi.delivery.deliverDue();
        assertThat(shown(jikimi.health())).contains("alerts.untold");
        assertThat(pause()).isEqualTo(Duration.ofMinutes(1));

        clock.advance(Duration.ofMinutes(1));
        jikimi.delivery.deliverDue();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(5));

        board.acceptAgain();
        clock.advance(Duration.ofMinutes(5));
        jikimi.delivery.deliverDue();
        assertThat(shown(jikimi.health())).contains("alerts.told").doesNotContain("untold");
        only();
    }

    @Test
    void saysThatItIsBeingToldMeanwhile() {
        grounds.forbid(YARD);
        jikimi.ledger.claim(jikimi.ledger.note(GARDEN, MUTE));

        var health = jikimi.health.answer(slash(inGuild(MANAGE_SERVER), "health"));

        assertThat(shown((Reply.Message) health)).contains("alerts.being-told");
    }

    private Duration pause() {
        var due = jikimi.ledger.open(GARDEN).getFirst().dueAt();
        return due == null ? Duration.ZERO : Duration.between(clock.instant(), due);
    }

    @Test
    void triesAtOnceWhenThereIsAChannelThatWasNotThereBefore() {
        grounds.forbid(YARD);
        grounds.forbid(ALERTS);
        board.refuse(OWNER);
        jikimi.ledger.note(GARDEN, MUTE);
        jikimi.delivery.deliverDue();

        grounds.allow(ALERTS);
        jikimi.watch.lookSoon(GARDEN);

        await().until(() -> board.messages().size() == 1);
    }

    @Test
    void keepsThePausesWhenAChangeOpensNoNewWay() {
        grounds.forbid(YARD);
        board.refuse(ALERTS);
        board.refuse(OWNER);
        jikimi.ledger.note(GARDEN, MUTE);
        jikimi.delivery.deliverDue();
        clock.advance(Duration.ofMinutes(1));
        jikimi.delivery.deliverDue();

        for (var change = 0; change < 20; change++) {
            jikimi.alerts.hurry(GARDEN, jikimi.watch.look(GARDEN));
        }
        settle();

        assertThat(pause()).isEqualTo(Duration.ofMinutes(5));
        assertThat(jikimi.ledger.open(GARDEN).getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void writesOnceAMinuteWhatHappensAllTheTime() {
        grounds.forbid(YARD);
        for (var time = 0; time < 1000; time++) {
            jikimi.alerts.report(GARDEN, MUTE);
        }
        settle();
        assertThat(jikimi.ledger.open(GARDEN).getFirst().times()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        jikimi.report(MUTE);
        assertThat(jikimi.ledger.open(GARDEN).getFirst().times()).isEqualTo(1001);

        jikimi.report(MUTE);
        clock.advance(Duration.ofSeconds(5));
        jikimi.health();
        var alert = jikimi.ledger.open(GARDEN).getFirst();
        assertThat(alert.times()).isEqualTo(1002);
        assertThat(alert.lastSeen()).isEqualTo(clock.instant().minusSeconds(5));
    }

    @Test
    void writesToTheOwnerOnceAnHourWithAllThatHasComeMeanwhile() {
        choose("server.alert-channel", null);
        muteAndReport(0);
        await().until(() -> jikimi.ledger.open(GARDEN).getFirst().toldAt() != null);
        for (var number = 1; number < 15; number++) {
            muteAndReport(number);
        }
        await().until(() -> jikimi.ledger.open(GARDEN).stream().skip(1).allMatch(this::waits));
        assertThat(shown(jikimi.health.answer(slash(inGuild(MANAGE_SERVER), "health"))))
                .contains("alerts.told-owner", "alerts.owner-later");

        clock.advance(Duration.ofMinutes(59));
        jikimi.delivery.deliverDue();
        only();
        clock.advance(Duration.ofMinutes(1));
        jikimi.delivery.deliverDue();

        assertThat(board.messages()).hasSize(2).allMatch(one -> one.channelId() == OWNER);
        assertThat(text(board.messages().getLast()))
                .contains("alerts.several", "[14]", "Garden", "alerts.several-more", "[4]");
        assertThat(jikimi.ledger.open(GARDEN)).allMatch(alert -> alert.toldAt() != null);

        for (var number = 0; number < 15; number++) {
            grounds.allow(YARD + 10 + number);
        }
        jikimi.health();
        assertThat(board.messages()).hasSize(2);
    }

    private boolean waits(Alert alert) {
        return !alert.isBeingTold() && alert.waits(clock.instant());
    }

    private void muteAndReport(int number) {
        grounds.forbid(YARD + 10 + number);
        jikimi.alerts.report(GARDEN, Problem.missingPermission(YARD + 10 + number, MESSAGE_SEND));
    }

    @Test
    void tellsInAChannelAtOnceWhatWaitsForTheOwnersHour() {
        choose("server.alert-channel", null);
        muteAndReport(1);
        await().until(() -> board.messages().size() == 1);
        muteAndReport(2);
        await().until(() -> waits(jikimi.ledger.open(GARDEN).getLast()));

        choose("server.alert-channel", ALERTS);
        jikimi.watch.lookSoon(GARDEN);

        await().until(() -> board.messages().size() == 2);
        assertThat(board.messages().getLast().channelId()).isEqualTo(ALERTS);
    }

    @Test
    void namesASettingWhoseChannelIsGoneAndLeavesItAsItIs() {
        choose("server.log-channel", YARD);
        grounds.delete(YARD);

        jikimi.watch.look(GARDEN);
        jikimi.watch.look(GARDEN);
        settle();

        assertThat(text(only())).contains("alerts.channel-gone.what", "server.log-channel");
        assertThat(room.places(guilds).of(GARDEN)).anyMatch(one -> one.id() == YARD);
        assertThat(jikimi.ledger.open(GARDEN).getFirst().times()).isEqualTo(1);

        choose("server.log-channel", NEWS);
        assertThat(shown(jikimi.health())).contains("alerts.health-well");
    }

    @Test
    void namesBothRolesUntilTheirOrderIsRight() {
        jikimi.report(Problem.roleTooHigh(ROLE, "Gardener"));
        assertThat(text(only())).contains("alerts.role-too-high.fix", "Jikimi", "Gardener");

        grounds.stand(8);
        assertThat(shown(jikimi.health())).contains("alerts.health-well");
    }

    @Test
    void understandsWhatWasRefused() {
        grounds.forbid(YARD);
        refused(Cause.WITHHELD, VIEW_CHANNEL, MESSAGE_SEND);
        assertThat(text(only())).contains("permission.MESSAGE_SEND");

        grounds.allow(YARD);
        jikimi.health();
        refused(Cause.WITHHELD, VIEW_CHANNEL, MESSAGE_SEND);
        assertThat(jikimi.ledger.open(GARDEN)).isEmpty();

        refused(Cause.FORBIDDEN, VIEW_CHANNEL, MESSAGE_SEND, MESSAGE_EMBED_LINKS);
        assertThat(jikimi.ledger.open(GARDEN))
                .extracting(alert -> alert.problem().subject())
                .containsExactly("channel:" + YARD + "/permission:MESSAGE_EMBED_LINKS");
    }

    @Test
    void takesAMessageThatGotThereForACure() {
        jikimi.report(Problem.refused(YARD));

        jikimi.hearing.on(new Delivered(GARDEN, YARD));

        await().until(() -> jikimi.ledger.open(GARDEN).isEmpty());
    }

    @Test
    void blamesTheSettingWhereItsChannelIsMute() {
        choose("server.log-channel", YARD);
        grounds.forbid(YARD);

        refused(Cause.WITHHELD, VIEW_CHANNEL, MESSAGE_SEND);

        assertThat(text(only())).contains("alerts.mute-channel.what", "server.log-channel");
    }

    @Test
    void turnsPagesWhereMuchIsWrong() {
        for (var number = 0; number < 6; number++) {
            grounds.forbid(YARD + 10 + number);
            jikimi.report(Problem.missingPermission(YARD + 10 + number, MESSAGE_SEND));
        }

        assertThat(shown(jikimi.health())).contains("alerts.health-open", "desk.page");
        var second = with(slash(inGuild(MANAGE_SERVER), "health"), "page", 2L);
        var reply = (Reply.Message) jikimi.health.answer(second);
        assertThat(shown(reply)).contains("<#" + (YARD + 15) + ">");
        assertThat(reply.inPlace()).isTrue();
    }

    @Test
    void offersToChooseAnAlertChannelWhereThereIsNone() {
        choose("server.alert-channel", null);

        var health = jikimi.health();

        assertThat(shown(health)).contains("alerts.health-well", "alerts.channel-none");
        assertThat(health.controls())
                .filteredOn(Control.Button.class::isInstance)
                .extracting(button -> ((Control.Button) button).leadsTo().written())
                .contains("1:settings/edit?name=server.alert-channel");
    }

    @Test
    void keepsWhatAnotherVersionHasFound() {
        jikimi.report(new Problem("wilted-flower", "flower:1", List.of("rose")));

        assertThat(shown(jikimi.health())).contains("wilted-flower", "alerts.unknown.fix");
    }

    private void refused(Cause cause, Permission... needed) {
        jikimi.hearing.understand(new DeliveryRefused(GARDEN, YARD, cause, Set.of(needed)));
        settle();
    }

    private void choose(String setting, @Nullable Long channelId) {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put(setting, channelId == null ? null : String.valueOf(channelId));
        guilds.change(GARDEN, Author.byCommand(1), values);
    }

    /** Waits until everybody who could be told has been. */
    private void settle() {
        await().until(
                        () ->
                                rows.findAll().stream()
                                        .noneMatch(
                                                one ->
                                                        one.wanted() != null
                                                                && one.attempts() == 0));
        await().until(() -> rows.findAll().stream().noneMatch(Alert::isBeingTold));
    }

    private Pinned only() {
        assertThat(board.messages()).hasSize(1);
        return board.messages().getFirst();
    }

    private static String text(Pinned message) {
        return String.valueOf(message.said().card());
    }

    private static String shown(Reply reply) {
        return String.valueOf(((Reply.Message) reply).panel());
    }

    private static void atOnce(Runnable... works) throws Exception {
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
