package io.jikimi.reminders;

import static io.jikimi.testing.Calls.ALICE;
import static io.jikimi.testing.Calls.GARDEN;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jikimi.commands.Messenger.Address;
import io.jikimi.commands.Messenger.Unsaid.Why;
import io.jikimi.messages.Refusal;
import io.jikimi.reminders.Reminder.State;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.RecordingMessenger;
import io.jikimi.testing.RecordingMessenger.Death;
import io.jikimi.testing.RecordingMessenger.Mishap;
import io.jikimi.testing.RecordingMessenger.Said;
import io.jikimi.testing.SettableClock;
import io.jikimi.timers.Timers;
import io.jikimi.timers.TimersByHand;
import io.jikimi.times.Recurrence;
import io.jikimi.times.When;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

@DataTest
@Import({ReminderService.class, RemindersTests.Room.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class RemindersTests {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final long YARD = 70L;
    private static final Address HERE = new Address.Channel(GARDEN, YARD);
    private static final Address PRIVATE = new Address.Person(ALICE);
    private static final Duration HOUR = Duration.ofHours(1);

    @TestConfiguration(proxyBeanMethods = false)
    static class Room {

        @Bean
        SettableClock clock() {
            return new SettableClock(NOW);
        }

        @Bean
        TimersByHand timersByHand(DataSource source, SettableClock clock) {
            return new TimersByHand(source, clock);
        }

        @Bean
        Timers timers(TimersByHand byHand) {
            return byHand.timers();
        }

        @Bean
        ReminderProperties limits() {
            return new ReminderProperties(3);
        }
    }

    private final ReminderService reminders;
    private final ReminderRepository rows;
    private final TimersByHand timers;
    private final SettableClock clock;
    private final RecordingMessenger discord;
    private final ReminderDelivery delivery;

    RemindersTests(
            @Autowired ReminderService reminders,
            @Autowired ReminderRepository rows,
            @Autowired TimersByHand timers,
            @Autowired SettableClock clock) {
        this.reminders = reminders;
        this.rows = rows;
        this.timers = timers;
        this.clock = clock;
        discord = new RecordingMessenger(clock);
        delivery = new ReminderDelivery(reminders, discord, clock);
    }

    @BeforeEach
    void nothingIsNoted() {
        rows.findAll().forEach(one -> timers.timers().cancel(ReminderService.timer(one)));
        rows.deleteAll();
        clock.set(NOW);
    }

    @Test
    void saysOnceAtItsMomentWhatWasAsked() {
        remind("tea", HOUR);
        pass(HOUR.minusSeconds(1));
        assertThat(discord.said()).isEmpty();

        pass(Duration.ofSeconds(1));
        pass(HOUR);

        assertThat(only().to()).isEqualTo(HERE);
        assertThat(text()).contains("tea", "<@42>").doesNotContain("reminders.late");
    }

    @Test
    void pingsOnlyItsOwner() {
        remind("<@77> @everyone <@&5>", HOUR);

        pass(HOUR);

        assertThat(only().note().people()).containsExactly(ALICE);
        assertThat(only().note().roles()).isEmpty();
        assertThat(only().note().author()).isEqualTo(ALICE);
    }

    @Test
    void notesAWishOnceHoweverOftenItIsHeard() {
        var wish = wish("tea", NOW.plus(HOUR), HERE);

        assertThat(reminders.remind(wish).id()).isEqualTo(reminders.remind(wish).id());
    }

    @Test
    void saysThatItIsLateAfterADowntime() {
        remind("tea", HOUR);

        pass(HOUR.plus(Duration.ofHours(2)));

        assertThat(text()).contains("reminders.late", "times.hours, values=[2]");
    }

    @Test
    void comesOverADirectMessageWhereTheChannelIsGone() {
        remind("tea", HOUR);
        discord.refuse(HERE, Why.GONE);

        pass(HOUR);

        assertThat(only().to()).isEqualTo(PRIVATE);
        assertThat(text()).contains("reminders.moved.GONE");
    }

    @Test
    void doesNotWriteWhereItsOwnerMayNotWriteByNow() {
        remind("tea", HOUR);
        discord.refuse(HERE, Why.AUTHOR_FORBIDDEN);

        pass(HOUR);

        assertThat(only().to()).isEqualTo(PRIVATE);
        assertThat(text()).contains("reminders.moved.AUTHOR_FORBIDDEN");
    }

    @Test
    void isKeptForTheNextCommandWhereNobodyIsReached() {
        remind("tea", HOUR);
        discord.refuse(HERE, Why.FORBIDDEN);
        discord.refuse(PRIVATE, Why.SHUT);

        pass(HOUR);

        assertThat(rows.findAll()).extracting(Reminder::state).containsExactly(State.UNSAID);
        assertThat(reminders.takeUnsaid(ALICE))
                .containsExactly(new ReminderService.Missed(NOW.plus(HOUR), "tea"));
        assertThat(reminders.takeUnsaid(ALICE)).isEmpty();
    }

    // YAGPDB (TriggerReminder), Loritta (RemindersThread), TJ-Bot (RemindRoutine): the row was gone
    // before Discord had taken the message.
    @Test
    void isNotLostWhereDiscordDoesNotTakeIt() {
        remind("tea", HOUR);
        discord.befalls(Mishap.NOT_TAKEN, Mishap.NOT_TAKEN);

        pass(HOUR);
        pass(HOUR);
        pass(HOUR);

        assertThat(only().to()).isEqualTo(HERE);
        assertThat(text()).contains("reminders.late");
    }

    // Zeppelin (postReminder): posted, then deleted; a crash between the two posted it twice.
    @ParameterizedTest
    @CsvSource({"PT5S", "PT1M", "PT10M", "PT10H"})
    void isThereOnceWhereTheProcessEndsBetweenSayingAndNoting(Duration away) {
        remind("tea", HOUR);
        clock.advance(HOUR);
        discord.befalls(Mishap.DEATH_AFTERWARDS);
        assertThat(catchThrowable(() -> timers.run(delivery))).isInstanceOf(Death.class);

        pass(away);

        only();
        assertThat(rows.findAll()).extracting(Reminder::state).containsExactly(State.SAID);
    }

    @ParameterizedTest
    @CsvSource({"PT5S", "PT1M", "PT10M", "PT10H"})
    void isThereOnceWhereDiscordTakesItAndSaysNothing(Duration later) {
        remind("tea", HOUR);
        discord.befalls(Mishap.TAKEN_IN_SILENCE);

        pass(HOUR);
        pass(later);
        pass(HOUR);

        only();
    }

    @Test
    void isSaidOnceWhereTheProcessEndsBetweenNotingAndEndingTheTimer() {
        remind("tea", HOUR);
        clock.advance(HOUR);
        timers.runAndDie(delivery);

        pass(HOUR);

        only();
    }

    // Loritta, JuniperBot, Zeppelin: a second process said everything twice.
    @Test
    void isSaidOnceByTwoProcesses() {
        remind("tea", HOUR);
        clock.advance(HOUR);
        timers.runAndDie(delivery);
        timers.runAndDie(new ReminderDelivery(reminders, discord, clock));

        only();
    }

    // YAGPDB (processItem): what was moved to later ran at its old time, too.
    @Test
    void isSaidAtANewTimeOnlyWhereItWasChanged() {
        var id = remind("tea", HOUR).id();
        reminders.edit(ALICE, id, When.once(NOW.plus(HOUR.multipliedBy(3))), "coffee");

        pass(HOUR);
        assertThat(discord.said()).isEmpty();
        pass(HOUR.multipliedBy(2));

        assertThat(text()).contains("coffee").doesNotContain("tea");
    }

    @Test
    void isNotSaidWhereItWasDeleted() {
        reminders.delete(ALICE, remind("tea", HOUR).id());

        pass(HOUR);

        assertThat(discord.said()).isEmpty();
    }

    @Test
    void belongsToOnePerson() {
        var id = remind("tea", HOUR).id();

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> reminders.delete(77, id));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reminders.edit(77, id, null, "x"));
        pass(HOUR);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reminders.snooze(77, id, NOW.plus(HOUR), NOW.plus(HOUR)));
    }

    @Test
    void comesBackWhenItWasPutOffAndOnlyOnceForAPress() {
        var id = remind("tea", HOUR).id();
        pass(HOUR);
        var slot = NOW.plus(HOUR);
        reminders.snooze(ALICE, id, slot, slot.plus(HOUR));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reminders.snooze(ALICE, id, slot, slot.plusSeconds(600)));
        pass(HOUR);

        assertThat(discord.said()).hasSize(2).extracting(Said::nonce).doesNotHaveDuplicates();
    }

    @Test
    void comesBackThoughItWasPutOffBeforeItWasNotedAsSaid() {
        var id = remind("tea", HOUR).id();
        clock.advance(HOUR);
        var begun = reminders.begin(id).orElseThrow();
        reminders.snooze(ALICE, id, begun.slot(), begun.slot().plus(HOUR));

        assertThat(reminders.said(begun)).isEmpty();
        pass(HOUR);

        assertThat(discord.said()).hasSize(1);
    }

    @Test
    void comesBackOnceMoreThoughItRepeats() {
        var id = remind("tea", HOUR, daily("Europe/Berlin", "12:00")).id();
        pass(HOUR);
        var slot = NOW.plus(HOUR);
        reminders.snooze(ALICE, id, slot, slot.plus(HOUR));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reminders.snooze(ALICE, id, slot, slot.plus(HOUR)));
        pass(HOUR);
        assertThat(discord.said()).hasSize(2);

        pass(Duration.ofHours(23));
        assertThat(discord.said()).hasSize(3);
    }

    @Test
    void keepsToTheLimits() {
        remind("one", HOUR);
        remind("two", HOUR);
        remind("three", HOUR);

        refuses("reminders.too-many", NOW.plus(HOUR));
        rows.findAll().forEach(one -> reminders.delete(ALICE, one.id()));
        refuses("reminders.too-soon", NOW.plusSeconds(30));
        refuses("reminders.too-far", NOW.plus(Duration.ofDays(5 * 366)));
    }

    @Test
    void saysTheLatestOnceOfWhatWasMissedWhileItRepeats() {
        remind("tea", HOUR, daily("Europe/Berlin", "12:00"));

        pass(Duration.ofDays(5).plus(Duration.ofHours(3)));

        assertThat(only().nonce()).isNotEmpty();
        assertThat(text()).contains("reminders.late", "times.hours, values=[2]");
        pass(Duration.ofHours(22));
        assertThat(discord.said()).hasSize(2);
    }

    @Test
    void endsAfterAsManyTimesAsWereAsked() {
        var thrice = daily("Europe/Berlin", "12:00", 3);
        remind("tea", HOUR, thrice);

        for (var day = 0; day < 10; day++) {
            pass(Duration.ofDays(1));
        }

        assertThat(discord.said()).hasSize(3);
        assertThat(reminders.open(ALICE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 02:30",
        "Europe/Berlin, 02:30",
        "Australia/Lord_Howe, 02:15",
    })
    void isSaidOnEachOfFourHundredDaysWhateverIsDoneToClocks(String zone, String time) {
        remind("tea", HOUR, daily(zone, time));

        for (var hour = 0; hour < 400 * 24; hour++) {
            clock.advance(HOUR);
            if (timers.next(ReminderService.KIND)
                    .filter(next -> !next.isAfter(clock.instant()))
                    .isPresent()) {
                timers.run(delivery);
            }
        }

        assertThat(discord.said()).hasSize(400).extracting(Said::nonce).doesNotHaveDuplicates();
        assertThat(discord.said().stream().map(one -> date(one.at(), zone)))
                .doesNotHaveDuplicates();
    }

    private static String date(Instant moment, String zone) {
        return LocalDateTime.ofInstant(moment, ZoneId.of(zone)).toLocalDate().toString();
    }

    @Test
    void whatRepeatsAndIsNeverSaidIsToldForItsLastTimeOnly() {
        remind("tea", HOUR, daily("Europe/Berlin", "12:00"));
        clock.advance(HOUR);
        timers.giveUp(delivery);
        clock.advance(Duration.ofDays(1));
        timers.giveUp(delivery);

        assertThat(reminders.takeUnsaid(ALICE))
                .singleElement()
                .satisfies(
                        missed ->
                                assertThat(missed.dueAt())
                                        .isAfter(clock.instant().minus(Duration.ofDays(1))));
    }

    @Test
    void repeatsThoughOneTimeWasGivenUp() {
        remind("tea", HOUR, daily("Europe/Berlin", "12:00"));
        clock.advance(HOUR);

        timers.giveUp(delivery);

        assertThat(reminders.takeUnsaid(ALICE)).hasSize(1);
        pass(Duration.ofDays(1));
        only();
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void theLatestOfSeveralIsSaidOnceThoughItWasTriedBefore(Mishap mishap) {
        remind("tea", HOUR, daily("Europe/Berlin", "12:00"));
        clock.advance(HOUR);
        discord.befalls(mishap);
        catchThrowable(() -> timers.run(delivery));

        pass(Duration.ofDays(3));

        assertThat(discord.said()).hasSize(2).extracting(Said::nonce).doesNotHaveDuplicates();
    }

    @Test
    void itsNonceIsShortEnoughForDiscord() {
        var reminder =
                new Delivery(
                        Long.MAX_VALUE,
                        1,
                        null,
                        "",
                        null,
                        Locale.ENGLISH,
                        Instant.parse("2099-01-01T00:00:00Z"),
                        null,
                        false);

        assertThat(reminder.nonce()).hasSizeLessThanOrEqualTo(25);
    }

    private void refuses(String key, Instant then) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reminders.remind(wish("more", then, HERE)))
                .satisfies(no -> assertThat(no.reason().key()).isEqualTo(key));
    }

    private Reminder remind(String what, Duration delay) {
        return reminders.remind(wish(what, NOW.plus(delay), HERE));
    }

    private Reminder remind(String what, Duration delay, Recurrence again) {
        var first = again.next(NOW).orElseThrow();
        return reminders.remind(wish(what, new When(first, again), HERE));
    }

    private static Wish wish(String what, Instant then, Address where) {
        return wish(what, When.once(then), where);
    }

    private static Wish wish(String what, When when, Address where) {
        return new Wish("i" + what, ALICE, place(where), when, what, "1000/70/5", Locale.ENGLISH);
    }

    private static Wish.@Nullable Place place(Address where) {
        return where instanceof Address.Channel channel
                ? new Wish.Place(channel.guildId(), channel.channelId())
                : null;
    }

    private static Recurrence daily(String zone, String time) {
        return daily(zone, time, 0);
    }

    private static Recurrence daily(String zone, String time, int times) {
        return Recurrence.read(
                "days MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY %s;%s;;%s"
                        .formatted(time, zone, times == 0 ? "" : times));
    }

    private void pass(Duration time) {
        clock.advance(time);
        timers.run(delivery);
    }

    private Said only() {
        assertThat(discord.said()).hasSize(1);
        return discord.said().getFirst();
    }

    private String text() {
        return String.valueOf(List.of(only().note().said()));
    }
}
