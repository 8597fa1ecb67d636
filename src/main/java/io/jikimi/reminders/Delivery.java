package io.jikimi.reminders;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * A reminder on its way to its person.
 *
 * @param slot when it was due
 * @param since when it was first tried; null where it is not due yet
 * @param resumed whether it was tried before and may have been said
 */
record Delivery(
        long id,
        long userId,
        Wish.@Nullable Place place,
        String what,
        @Nullable String origin,
        Locale language,
        Instant slot,
        @Nullable Instant since,
        boolean resumed) {

    static Delivery of(Reminder reminder, boolean resumed) {
        return new Delivery(
                reminder.id(),
                reminder.userId(),
                place(reminder),
                reminder.what(),
                reminder.origin(),
                reminder.language(),
                reminder.dueAt(),
                reminder.sendingSince(),
                resumed);
    }

    static Delivery later(Reminder reminder) {
        return of(reminder, false);
    }

    private static Wish.@Nullable Place place(Reminder reminder) {
        var guildId = reminder.guildId();
        var channelId = reminder.channelId();
        return guildId == null || channelId == null ? null : new Wish.Place(guildId, channelId);
    }

    boolean isDue() {
        return since != null;
    }

    Instant begun() {
        return Objects.requireNonNull(since);
    }

    /** What Discord tells messages apart by: one for each slot, 25 characters at most. */
    String nonce() {
        return "r" + Long.toString(id, 36) + "." + Long.toString(slot.getEpochSecond(), 36);
    }
}
