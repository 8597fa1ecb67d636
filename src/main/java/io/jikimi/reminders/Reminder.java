package io.jikimi.reminders;

import io.jikimi.messages.Refusal;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;
import io.jikimi.times.Recurrence;
import io.jikimi.times.When;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What somebody wants to be reminded of, and how far that is. */
@Stored(
        as = "reminder",
        whose = Whose.PERSON,
        guild = "guildId",
        people = @Person(field = "userId", erased = OnErase.ROW_GOES),
        kept = @Kept(after = "settledAt", days = Reminder.KEPT_DAYS))
@Entity
class Reminder {

    /** How long one is kept that was said, or could not be. */
    static final int KEPT_DAYS = 7;

    /** How far it is. */
    enum State {
        WAITING,
        /** It is being said, or was when the process ended. */
        SENDING,
        SAID,
        /** It could not be said anywhere; the person is told by their next command. */
        UNSAID
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version private long version;
    private String eventKey = "";
    private long userId;
    private @Nullable Long guildId;
    private @Nullable Long channelId;
    private String what = "";
    private @Nullable String origin;
    private String language = "";
    private Instant createdAt = Instant.EPOCH;
    private Instant dueAt = Instant.EPOCH;
    private @Nullable String recurrence;
    private int timesLeft;

    @Enumerated(EnumType.STRING)
    private State state = State.WAITING;

    private @Nullable Instant sendingSince;
    private @Nullable Instant settledAt;

    Reminder() {}

    Reminder(Wish wish, Instant now) {
        eventKey = wish.eventKey();
        userId = wish.userId();
        guildId = wish.place() == null ? null : wish.place().guildId();
        channelId = wish.place() == null ? null : wish.place().channelId();
        origin = wish.origin();
        language = wish.language().toLanguageTag();
        createdAt = now;
        change(wish.when(), wish.what());
    }

    /** One more of the same at another moment, since somebody wants to hear of it later. */
    Reminder(Reminder of, String eventKey, Instant then, Instant now) {
        this.eventKey = eventKey;
        userId = of.userId;
        guildId = of.guildId;
        channelId = of.channelId;
        origin = of.origin;
        language = of.language;
        createdAt = now;
        change(When.once(then), of.what);
    }

    void change(When when, String text) {
        say(text);
        var again = when.again();
        recurrence = again == null ? null : again.written();
        timesLeft = again == null ? 0 : again.times();
        wait(when.first());
    }

    void say(String text) {
        what = text;
    }

    // Buttons name it by its second.
    private void wait(Instant then) {
        dueAt = then.truncatedTo(ChronoUnit.SECONDS);
        state = State.WAITING;
        sendingSince = null;
        settledAt = null;
    }

    /** It is due; whether it was so before, and may have been said. */
    boolean begin(Instant now) {
        if (state == State.SENDING) {
            return true;
        }
        skipMissed(now);
        state = State.SENDING;
        sendingSince = now;
        return false;
    }

    // Of several that were missed, the latest is said; the others count as said.
    private void skipMissed(Instant now) {
        var again = again();
        while (again != null) {
            var next = next(again);
            if (next == null || next.isAfter(now)) {
                return;
            }
            step(next);
        }
    }

    private @Nullable Instant next(Recurrence again) {
        return timesLeft == 1 ? null : again.next(dueAt).orElse(null);
    }

    private void step(Instant next) {
        dueAt = next;
        timesLeft = Math.max(0, timesLeft - 1);
    }

    /** It has been said; gives the moment at which it is due again, or null. */
    @Nullable Instant said(Instant now) {
        return settle(State.SAID, now);
    }

    /** It could not be said; gives the moment at which it is due again, or null. */
    @Nullable Instant unsaid(Instant now) {
        return settle(State.UNSAID, now);
    }

    private @Nullable Instant settle(State outcome, Instant now) {
        var again = again();
        var next = again == null ? null : next(again);
        if (next != null) {
            step(next);
            wait(next);
            return next;
        }
        state = outcome;
        settledAt = now;
        return null;
    }

    /** It is said once more then; whoever asks has seen it, though that may not be noted yet. */
    void postpone(Instant slot, Instant then) {
        if (state != State.SAID && state != State.SENDING || !dueAt.equals(slot)) {
            throw new Refusal("reminders.snoozed-already", dueAt);
        }
        wait(then);
    }

    long id() {
        return id == null ? 0 : id;
    }

    long userId() {
        return userId;
    }

    @Nullable Long guildId() {
        return guildId;
    }

    @Nullable Long channelId() {
        return channelId;
    }

    String what() {
        return what;
    }

    @Nullable String origin() {
        return origin;
    }

    Locale language() {
        return Locale.forLanguageTag(language);
    }

    Instant dueAt() {
        return dueAt;
    }

    @Nullable Recurrence again() {
        return recurrence == null ? null : Recurrence.read(recurrence);
    }

    State state() {
        return state;
    }

    @Nullable Instant sendingSince() {
        return sendingSince;
    }

    boolean isOpen() {
        return state == State.WAITING || state == State.SENDING;
    }
}
