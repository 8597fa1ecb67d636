package io.jikimi.announcements;

import io.jikimi.announcements.Announcement.State;
import io.jikimi.commands.Noticeboard.Spot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * An announcement on its way into its channel.
 *
 * @param slot the moment it is said for, or will be
 * @param since when it was first tried; null where it is not due yet
 * @param resumed whether it was tried before and may have been said
 * @param posted where it stands already, or null where that is not known
 * @param previous where it stands from the time before
 */
record Posting(
        long id,
        long guildId,
        long channelId,
        Content content,
        Extras extras,
        State state,
        Instant slot,
        @Nullable Instant since,
        boolean resumed,
        @Nullable Spot posted,
        @Nullable Spot previous) {

    static Posting of(Announcement one, boolean resumed) {
        return new Posting(
                one.id(),
                one.guildId(),
                one.channelId(),
                one.content(),
                one.extras(),
                one.state(),
                one.dueAt(),
                one.sendingSince(),
                resumed,
                one.posted(),
                one.previous());
    }

    boolean isDue() {
        return state == State.SENDING;
    }

    Instant begun() {
        return Objects.requireNonNull(since);
    }

    /** What Discord tells messages apart by: one for each slot, 25 characters at most. */
    String nonce() {
        return "a" + Long.toString(id, 36) + "." + Long.toString(slot.getEpochSecond(), 36);
    }
}
