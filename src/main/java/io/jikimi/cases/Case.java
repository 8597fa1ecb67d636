package io.jikimi.cases;

import io.jikimi.commands.Noticeboard.Spot;
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
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One case, and how far the message about it in the log channel has got. */
@Entity
@Table(name = "moderation_case")
@Stored(
        as = "cases",
        whose = Whose.GUILD,
        guild = "guildId",
        people = {
            @Person(field = "targetId", erased = OnErase.STAYS),
            @Person(field = "moderatorId", erased = OnErase.BECOMES_NOBODY),
            @Person(field = "editedBy", erased = OnErase.BECOMES_NOBODY),
            @Person(field = "deletedBy", erased = OnErase.BECOMES_NOBODY)
        },
        naming = "reason")
class Case {

    static final int LONGEST_REASON = 470;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PROBLEM = 300;
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private long number;

    @Enumerated(EnumType.STRING)
    private CaseType type = CaseType.NOTE;

    @Enumerated(EnumType.STRING)
    private CaseState state = CaseState.PENDING;

    private long targetId;
    private @Nullable String targetName;
    private long moderatorId;
    private boolean automatic;
    private @Nullable String reason;
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant expiresAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Ending ending;

    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Told told;

    private @Nullable Long channelId;
    private @Nullable Long messageId;
    private @Nullable Long auditEntryId;
    private @Nullable String batch;
    private @Nullable String standing;
    private @Nullable String problem;
    private boolean hidden;
    private long editedBy;
    private @Nullable Instant editedAt;
    private long deletedBy;
    private @Nullable Instant deletedAt;

    private long revision;
    private long logRevision;
    private @Nullable Instant logDueAt;
    private @Nullable Instant logClaimedUntil;
    private int logAttempts;
    private @Nullable Long logChannelId;
    private @Nullable Long logMessageId;

    Case() {}

    Case(NewCase asked, long number, CaseState state, Instant now) {
        this.guildId = asked.guildId();
        this.number = number;
        this.type = asked.type();
        this.state = state;
        this.targetId = asked.targetId();
        this.targetName = cut(asked.targetName(), LONGEST_NAME);
        this.moderatorId = asked.moderatorId();
        this.automatic = asked.automatic();
        this.reason = cut(asked.reason(), LONGEST_REASON);
        this.createdAt = now;
        this.expiresAt = asked.expiresAt();
        this.channelId = asked.channelId();
        this.messageId = asked.messageId();
        this.auditEntryId = asked.auditEntryId();
        this.batch = asked.batch();
        this.standing = asked.standing();
        changed(now);
    }

    static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        var half = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, half ? longest - 1 : longest);
    }

    /** What is shown of it has changed. */
    void changed(Instant now) {
        revision++;
        logDueAt = now;
        // Until it is known to be posted, whoever tries next must know that it may have been.
        if (logRevision > 0) {
            logAttempts = 0;
        }
    }

    void settle(CaseState how, @Nullable String why, Instant now) {
        state = how;
        problem = cut(why, LONGEST_PROBLEM);
        changed(now);
    }

    void tell(Told how, Instant now) {
        told = how;
        changed(now);
    }

    void end(Ending how, Instant now) {
        ending = how;
        endedAt = now;
        changed(now);
    }

    /** What was ended holds again, since it could not be ended after all. */
    void goOn(Instant now) {
        ending = null;
        endedAt = null;
        changed(now);
    }

    void explain(String why, long by, Instant now) {
        reason = cut(why, LONGEST_REASON);
        edited(by, now);
    }

    void move(@Nullable Instant then, long by, Instant now) {
        expiresAt = then;
        edited(by, now);
    }

    void hide(boolean hide, long by, Instant now) {
        hidden = hide;
        edited(by, now);
    }

    private void edited(long by, Instant now) {
        editedBy = by;
        editedAt = now;
        changed(now);
    }

    void adopt(@Nullable String reasonOfBan) {
        standing = reasonOfBan;
    }

    /** Only that there was one is left, and who has deleted it. */
    void delete(long by, Instant now) {
        deletedBy = by;
        deletedAt = now;
        targetId = Stored.NOBODY;
        targetName = null;
        moderatorId = Stored.NOBODY;
        reason = null;
        standing = null;
        problem = null;
        channelId = null;
        messageId = null;
        editedBy = Stored.NOBODY;
        editedAt = null;
        changed(now);
    }

    /** Whom it was about is nobody's business any more. */
    void forget(Instant now) {
        targetId = Stored.NOBODY;
        targetName = null;
        reason = null;
        standing = null;
        changed(now);
    }

    void logged(long shown, @Nullable Spot where, Instant now) {
        logRevision = shown;
        logClaimedUntil = null;
        logAttempts = 0;
        logDueAt = shown == revision ? null : now;
        if (where != null) {
            logChannelId = where.channelId();
            logMessageId = where.messageId();
        }
    }

    void couldNotBeLogged(Instant now) {
        logClaimedUntil = null;
        logDueAt = now.plus(PAUSES.get(Math.clamp(logAttempts - 1, 0, PAUSES.size() - 1)));
    }

    /** Nobody wants to read it any more, or nobody can. */
    void notLogged() {
        logClaimedUntil = null;
        logDueAt = null;
    }

    long id() {
        return id == null ? 0 : id;
    }

    long revision() {
        return revision;
    }

    boolean wasLogged() {
        return logRevision > 0;
    }

    int logAttempts() {
        return logAttempts;
    }

    @Nullable Spot spot() {
        return logChannelId == null || logMessageId == null
                ? null
                : new Spot(logChannelId, logMessageId);
    }

    CaseFile file() {
        return new CaseFile(
                guildId,
                number,
                type,
                state,
                targetId,
                targetName,
                moderatorId,
                automatic,
                reason,
                createdAt,
                expiresAt,
                ending,
                endedAt,
                told,
                channelId,
                messageId,
                auditEntryId,
                batch,
                standing,
                problem,
                hidden,
                editedBy,
                editedAt,
                deletedAt != null,
                deletedBy,
                deletedAt);
    }
}
