package io.jikimi.reminders;

import io.jikimi.messages.Refusal;
import io.jikimi.reminders.Reminder.State;
import io.jikimi.timers.Timer;
import io.jikimi.timers.Timers;
import io.jikimi.times.When;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps what people want to be reminded of. */
@Service
@Transactional
class ReminderService {

    static final Duration SOONEST = Duration.ofMinutes(1);
    static final int FARTHEST_YEARS = 5;

    /** What {@link Timer#kind} is called. */
    /** What of an answer there is for what could not be said, in characters. */
    private static final int TOLD_AT_ONCE = 1_200;

    private static final int AROUND_IT = 100;

    static final String KIND = "reminder";

    private static final Set<State> OPEN = Set.of(State.WAITING, State.SENDING);

    // A minute that people ask for is one, though they are read a moment later.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final ReminderRepository reminders;
    private final ReminderProperties limits;
    private final Timers timers;
    private final Clock clock;

    ReminderService(
            ReminderRepository reminders, ReminderProperties limits, Timers timers, Clock clock) {
        this.reminders = reminders;
        this.limits = limits;
        this.timers = timers;
        this.clock = clock;
    }

    /** Notes a wish, unless it is noted already. */
    Reminder remind(Wish wish) {
        var known = reminders.findByEventKey(wish.eventKey());
        if (known.isPresent()) {
            return known.get();
        }
        refuseTooMany(wish.userId());
        refuseUnfit(wish.when());
        return noted(new Reminder(wish, clock.instant()));
    }

    private void refuseTooMany(long userId) {
        if (reminders.countByUserIdAndStateIn(userId, OPEN) >= limits.perPerson()) {
            throw new Refusal("reminders.too-many", limits.perPerson());
        }
    }

    private void refuseUnfit(When when) {
        var now = clock.instant();
        var farthest = now.atZone(ZoneOffset.UTC).plusYears(FARTHEST_YEARS).toInstant();
        var again = when.again();
        if (when.first().isBefore(now.plus(SOONEST).minus(TOLERANCE))
                || again != null && again.isCloserThan(SOONEST, now)) {
            throw new Refusal("reminders.too-soon");
        }
        if (when.first().isAfter(farthest)) {
            throw new Refusal("reminders.too-far", FARTHEST_YEARS);
        }
    }

    private Reminder noted(Reminder reminder) {
        var saved = reminders.save(reminder);
        timers.set(timer(saved), saved.dueAt());
        return saved;
    }

    static Timer timer(Reminder reminder) {
        var guildId = reminder.guildId();
        return new Timer(KIND, guildId == null ? 0 : guildId, reminder.id());
    }

    List<Reminder> open(long userId) {
        return reminders.findByUserIdAndStateInOrderByDueAtAscIdAsc(userId, OPEN);
    }

    /** One of a person's that waits. */
    Reminder open(long userId, long id) {
        return reminders
                .findByIdAndUserId(id, userId)
                .filter(Reminder::isOpen)
                .orElseThrow(() -> new Refusal("reminders.none-such", id));
    }

    /** Changes when it is said, or what; null leaves that as it is. */
    Reminder edit(long userId, long id, @Nullable When when, @Nullable String what) {
        var reminder = open(userId, id);
        if (when != null) {
            refuseUnfit(when);
            reminder.change(when, what == null ? reminder.what() : what);
            timers.set(timer(reminder), reminder.dueAt());
        } else if (what != null) {
            reminder.say(what);
        }
        return reminder;
    }

    void delete(long userId, long id) {
        var reminder = open(userId, id);
        timers.cancel(timer(reminder));
        reminders.delete(reminder);
    }

    /**
     * Says it once more then; what repeats goes on as before.
     *
     * @param slot when it was due
     */
    Instant snooze(long userId, long id, Instant slot, Instant then) {
        var reminder = reminders.findById(id).orElseThrow(() -> new Refusal("reminders.gone"));
        if (reminder.userId() != userId) {
            throw new Refusal("reminders.not-yours");
        }
        if (reminder.again() == null) {
            reminder.postpone(slot, then);
            timers.set(timer(reminder), then);
            return then;
        }
        var key = "snooze:" + id + ":" + slot.getEpochSecond();
        reminders
                .findByEventKey(key)
                .ifPresent(
                        other -> {
                            throw new Refusal("reminders.snoozed-already", other.dueAt());
                        });
        return noted(new Reminder(reminder, key, then, clock.instant())).dueAt();
    }

    /**
     * What could not be said to a person, oldest first, as much as one answer holds; it is told
     * them now, and no more after that.
     */
    List<Missed> takeUnsaid(long userId) {
        var told = new ArrayList<Reminder>();
        var length = 0;
        for (var one :
                reminders.findByUserIdAndStateInOrderByDueAtAscIdAsc(
                        userId, Set.of(State.UNSAID))) {
            length += one.what().length() + AROUND_IT;
            if (length > TOLD_AT_ONCE && !told.isEmpty()) {
                break;
            }
            told.add(one);
        }
        reminders.deleteAll(told);
        return told.stream().map(one -> new Missed(one.dueAt(), one.what())).toList();
    }

    /** Something that could not be said at its moment. */
    record Missed(Instant dueAt, String what) {}

    /** Takes up what is due; empty where there is nothing any more. */
    Optional<Delivery> begin(long id) {
        var now = clock.instant();
        return reminders
                .findById(id)
                .filter(Reminder::isOpen)
                .map(
                        reminder ->
                                reminder.dueAt().isAfter(now)
                                        ? Delivery.later(reminder)
                                        : Delivery.of(reminder, reminder.begin(now)));
    }

    /** It has been said; when it is due again. */
    Optional<Instant> said(Delivery delivery) {
        return settle(delivery, reminder -> reminder.said(clock.instant()));
    }

    /** It could not be said; when it is due again. */
    Optional<Instant> unsaid(Delivery delivery) {
        return settle(
                delivery,
                reminder -> {
                    if (reminder.again() != null) {
                        keepUnsaid(reminder);
                    }
                    return reminder.unsaid(clock.instant());
                });
    }

    /** It could not be said for so long that it is over with; what repeats goes on. */
    void giveUp(Delivery delivery) {
        unsaid(delivery)
                .ifPresent(
                        next ->
                                reminders
                                        .findById(delivery.id())
                                        .ifPresent(one -> timers.set(timer(one), next)));
    }

    // What repeats goes on; that it was not said stays to be told, but for the last time only.
    private void keepUnsaid(Reminder reminder) {
        var key = "unsaid:" + reminder.id();
        var kept =
                reminders
                        .findByEventKey(key)
                        .orElseGet(
                                () ->
                                        new Reminder(
                                                reminder, key, reminder.dueAt(), clock.instant()));
        kept.change(When.once(reminder.dueAt()), reminder.what());
        kept.unsaid(clock.instant());
        reminders.save(kept);
    }

    private interface Settling {
        @Nullable Instant of(Reminder reminder);
    }

    private Optional<Instant> settle(Delivery delivery, Settling how) {
        return reminders
                .findById(delivery.id())
                .filter(one -> one.state() == State.SENDING && one.dueAt().equals(delivery.slot()))
                .map(how::of);
    }
}
