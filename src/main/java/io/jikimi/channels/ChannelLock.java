package io.jikimi.channels;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** That a channel is locked, since when, why, and how it was before; it is gone with the lock. */
@Stored(
        as = "channel-lock",
        whose = Whose.GUILD,
        guild = "guildId",
        people = {
            @Person(field = "lockedBy", erased = OnErase.BECOMES_NOBODY),
            @Person(field = "openedBy", erased = OnErase.BECOMES_NOBODY)
        },
        naming = {"reason", "openReason", "plan"})
@Entity
class ChannelLock {

    /** How far it is. */
    enum State {
        LOCKING,
        LOCKED,
        UNLOCKING
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private long channelId;
    private boolean thread;
    private long lockedBy;
    private @Nullable String reason;
    private Instant lockedAt = Instant.EPOCH;
    private @Nullable Instant endsAt;
    private String plan = "";
    private long openedBy;
    private @Nullable String openReason;

    @Enumerated(EnumType.STRING)
    private State state = State.LOCKING;

    ChannelLock() {}

    ChannelLock(
            long guildId,
            long channelId,
            boolean thread,
            long lockedBy,
            @Nullable String reason,
            Instant lockedAt,
            @Nullable Instant endsAt,
            String plan) {
        this.guildId = guildId;
        this.channelId = channelId;
        this.thread = thread;
        this.lockedBy = lockedBy;
        this.reason = reason;
        this.lockedAt = lockedAt;
        this.endsAt = endsAt;
        this.plan = plan;
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

    boolean thread() {
        return thread;
    }

    long lockedBy() {
        return lockedBy;
    }

    @Nullable String reason() {
        return reason;
    }

    Instant lockedAt() {
        return lockedAt;
    }

    @Nullable Instant endsAt() {
        return endsAt;
    }

    String plan() {
        return plan;
    }

    /** Who wants it to end, or 0 where its time is over. */
    long openedBy() {
        return openedBy;
    }

    @Nullable String openReason() {
        return openReason;
    }

    State state() {
        return state;
    }

    /** It is to end then, or when somebody ends it. */
    void last(@Nullable Instant until) {
        endsAt = until;
    }

    void finish() {
        state = State.LOCKED;
    }

    /** Somebody wants it to end, or nobody where its time is over. */
    void open(long userId, @Nullable String why) {
        state = State.UNLOCKING;
        openedBy = userId;
        openReason = why;
    }

    /** Stands in the notice about it, so that it is known again after a crash. */
    String mark() {
        return "#L" + id();
    }
}
