package io.jikimi.channels;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * That people wait longer in a channel for a while, and how it was before; gone when it is over.
 */
@Stored(
        as = "channel-slowmode",
        whose = Whose.GUILD,
        guild = "guildId",
        people = @Person(field = "setBy", erased = OnErase.BECOMES_NOBODY),
        naming = "reason")
@Entity
class ChannelSlowmode {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private long channelId;
    private long setBy;
    private @Nullable String reason;
    private int seconds;
    private int former;
    private Instant endsAt = Instant.EPOCH;
    private boolean begun;
    private String askedFor = "";

    ChannelSlowmode() {}

    ChannelSlowmode(SlowmodeRequest asked, Instant endsAt, int former) {
        this.guildId = asked.guildId();
        this.channelId = asked.channelId();
        take(asked, endsAt, former);
    }

    /** Something else is asked for. */
    final void take(SlowmodeRequest asked, Instant until, int before) {
        setBy = asked.userId();
        reason = asked.reason();
        seconds = asked.seconds();
        endsAt = until;
        former = before;
        askedFor = asked.key();
        begun = false;
    }

    /** Discord has taken it. */
    void begin() {
        begun = true;
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

    /** What was asked for. */
    SlowmodeRequest asked() {
        return new SlowmodeRequest(guildId, channelId, setBy, seconds, endsAt, reason, askedFor);
    }

    int seconds() {
        return seconds;
    }

    int former() {
        return former;
    }

    Instant endsAt() {
        return endsAt;
    }

    /** Whether Discord has taken it, as far as is known. */
    boolean begun() {
        return begun;
    }
}
