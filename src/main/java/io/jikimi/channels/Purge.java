package io.jikimi.channels;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** That somebody has messages deleted, and how far it is; what they said is not kept. */
@Stored(
        as = "purge",
        whose = Whose.GUILD,
        guild = "guildId",
        kept = @Kept(after = "askedAt", days = 30),
        people = @Person(field = "askedBy", erased = OnErase.BECOMES_NOBODY),
        naming = "request")
@Entity
@Table(name = "channel_purge")
class Purge {

    /** How far it is. */
    enum State {
        /** Messages are being looked for, or deleted. */
        RUNNING,
        /** So many were found that somebody has to confirm it. */
        UNCONFIRMED,
        /** Somebody wants it to end early. */
        STOPPING,
        ENDED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private long channelId;
    private long askedBy;
    private String request = "";

    @Enumerated(EnumType.STRING)
    private State state = State.RUNNING;

    private int deleted;
    private Instant askedAt = Instant.EPOCH;
    private Instant seenAt = Instant.EPOCH;

    Purge() {}

    Purge(long guildId, long channelId, long askedBy, String request, Instant now) {
        this.guildId = guildId;
        this.channelId = channelId;
        this.askedBy = askedBy;
        this.request = request;
        this.askedAt = now;
        this.seenAt = now;
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

    long askedBy() {
        return askedBy;
    }

    String request() {
        return request;
    }

    State state() {
        return state;
    }

    int deleted() {
        return deleted;
    }

    Instant askedAt() {
        return askedAt;
    }
}
