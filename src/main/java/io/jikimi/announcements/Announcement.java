package io.jikimi.announcements;

import io.jikimi.commands.Noticeboard.Spot;
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

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a guild has announced, when, and how far that is. */
@Stored(
        as = "announcement",
        whose = Whose.GUILD,
        guild = "guildId",
        people = @Person(field = "authorId", erased = OnErase.BECOMES_NOBODY),
        naming = {"text", "title"},
        kept = @Kept(after = "endedAt", days = 30))
@Entity
class Announcement {

    /** How far it is. */
    enum State {
        WAITING,
        /** It is being said, or was when the process ended. */
        SENDING,
        PAUSED,
        ENDED
    }

    /** So late, a post is still on time. */
    static final Duration ON_TIME = Duration.ofMinutes(5);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version private long version;
    private String eventKey = "";
    private long guildId;
    private long channelId;
    private long authorId;
    private String text = "";
    private @Nullable String title;
    private String roles = "";
    private Instant dueAt = Instant.EPOCH;
    private @Nullable String recurrence;
    private int timesLeft;

    @Enumerated(EnumType.STRING)
    private Missed missed = Missed.ONCE;

    private boolean publish;
    private boolean pin;
    private boolean deletePrevious;

    @Enumerated(EnumType.STRING)
    private State state = State.WAITING;

    private @Nullable Instant sendingSince;
    private @Nullable Long postedMessageId;
    private @Nullable Long previousChannelId;
    private @Nullable Long previousMessageId;
    private @Nullable Instant endedAt;

    Announcement() {}

    Announcement(Plan plan) {
        eventKey = plan.eventKey();
        guildId = plan.guildId();
        channelId = plan.channelId();
        authorId = plan.authorId();
        missed = plan.missed();
        publish = plan.extras().publish();
        pin = plan.extras().pin();
        deletePrevious = plan.extras().deletePrevious();
        say(plan.content());
        plan(plan.when());
    }

    void say(Content content) {
        text = content.text();
        title = content.title();
        roles = content.roles().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    void plan(When when) {
        var again = when.again();
        recurrence = again == null ? null : again.written();
        timesLeft = again == null ? 0 : again.times();
        wait(when.first());
    }

    void move(long toChannel) {
        channelId = toChannel;
    }

    private void wait(Instant then) {
        dueAt = then.truncatedTo(ChronoUnit.SECONDS);
        state = State.WAITING;
        sendingSince = null;
        endedAt = null;
    }

    void pause() {
        if (postedMessageId != null) {
            stands();
        }
        state = State.PAUSED;
    }

    // What is posted is the one before from now on.
    private void stands() {
        previousChannelId = channelId;
        previousMessageId = postedMessageId;
        postedMessageId = null;
    }

    /**
     * Goes on with what comes next; what was to be said once is said now if its time has passed.
     */
    void resume(Instant now) {
        var again = again();
        wait(dueAt);
        while (again != null && dueAt.isBefore(now)) {
            var next = next(again);
            if (next == null) {
                end(now);
                return;
            }
            step(next);
        }
    }

    private void end(Instant now) {
        state = State.ENDED;
        endedAt = now;
    }

    /**
     * It is due: settles which of the missed moments it is said for. Afterwards it is being said,
     * or waits for a moment to come, or has ended.
     *
     * @return whether it may have been said before
     */
    boolean begin(Instant now) {
        if (state == State.SENDING) {
            return true;
        }
        if (missed != Missed.ALL) {
            skipAllButLatest(now);
        }
        if (missed == Missed.SKIP && again() != null && dueAt.plus(ON_TIME).isBefore(now)) {
            goOn(now);
        } else {
            state = State.SENDING;
            sendingSince = now;
        }
        return false;
    }

    private void skipAllButLatest(Instant now) {
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

    private void goOn(Instant now) {
        var again = again();
        var next = again == null ? null : next(again);
        if (next == null) {
            end(now);
        } else {
            step(next);
            wait(next);
        }
    }

    /** It stands there; what else belongs to it may be missing yet. */
    void posted(Spot spot) {
        postedMessageId = spot.messageId();
    }

    /** All that belongs to it is done. */
    void said(Instant now) {
        stands();
        goOn(now);
    }

    /** It could not be said: nothing of it is there. */
    void notSaid() {
        wait(dueAt);
    }

    long id() {
        return id == null ? 0 : id;
    }

    long guildId() {
        return guildId;
    }

    long channelId() {
        return channelId;
    }

    Content content() {
        Set<Long> pinged =
                roles.isEmpty()
                        ? Set.of()
                        : Arrays.stream(roles.split(","))
                                .map(Long::valueOf)
                                .collect(Collectors.toSet());
        return new Content(text, title, pinged);
    }

    Instant dueAt() {
        return dueAt;
    }

    @Nullable Recurrence again() {
        return recurrence == null ? null : Recurrence.read(recurrence);
    }

    int timesLeft() {
        return timesLeft;
    }

    Missed missed() {
        return missed;
    }

    Extras extras() {
        return new Extras(publish, pin, deletePrevious);
    }

    State state() {
        return state;
    }

    boolean isOpen() {
        return state != State.ENDED;
    }

    boolean isBeingSaid() {
        return state == State.SENDING;
    }

    @Nullable Instant sendingSince() {
        return sendingSince;
    }

    @Nullable Spot posted() {
        return postedMessageId == null ? null : new Spot(channelId, postedMessageId);
    }

    @Nullable Spot previous() {
        return previousChannelId == null || previousMessageId == null
                ? null
                : new Spot(previousChannelId, previousMessageId);
    }
}
