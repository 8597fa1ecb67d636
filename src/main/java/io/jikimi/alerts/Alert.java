package io.jikimi.alerts;

import io.jikimi.commands.Noticeboard.Spot;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A problem of one guild, and how far its people have been told about it. */
@Entity
@Stored(
        as = "alert",
        whose = Whose.GUILD,
        guild = "guildId",
        kept = @Kept(after = "curedAt", days = 30))
class Alert {

    /** What the message about it says at the moment. */
    enum Said {
        NOTHING,
        PROBLEM,
        CURE
    }

    private static final Duration FLAPPING = Duration.ofHours(1);
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofHours(24));

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private String kind = "";
    private String subject = "";
    private String details = "";
    private Instant firstSeen = Instant.EPOCH;
    private Instant lastSeen = Instant.EPOCH;
    private long times;
    private int episode;
    private @Nullable Instant curedAt;

    @Enumerated(EnumType.STRING)
    private Said said = Said.NOTHING;

    private @Nullable Instant toldAt;
    private @Nullable Long toldChannelId;
    private @Nullable Long toldMessageId;
    private boolean toldOwner;
    private @Nullable Instant dueAt;
    private @Nullable Instant claimedUntil;
    private int attempts;

    Alert() {}

    Alert(long guildId, Problem problem, Instant now) {
        this.guildId = guildId;
        this.kind = problem.kind();
        this.subject = problem.subject();
        begin(problem, now);
    }

    long id() {
        return id == null ? 0 : id;
    }

    long guildId() {
        return guildId;
    }

    Problem problem() {
        return new Problem(kind, subject, List.of(details.split("\n", -1)));
    }

    Instant firstSeen() {
        return firstSeen;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    long times() {
        return times;
    }

    boolean isOpen() {
        return curedAt == null;
    }

    Said said() {
        return said;
    }

    @Nullable Instant toldAt() {
        return toldAt;
    }

    boolean toldOwner() {
        return toldOwner;
    }

    @Nullable Instant dueAt() {
        return dueAt;
    }

    int attempts() {
        return attempts;
    }

    /** Whether somebody has set out to tell it and is not back yet. */
    boolean isBeingTold() {
        return claimedUntil != null;
    }

    /** Where the message about it stands. */
    @Nullable Spot spot() {
        return toldChannelId == null || toldMessageId == null
                ? null
                : new Spot(toldChannelId, toldMessageId);
    }

    /** The mark in the message about it: another one each time the problem comes anew. */
    String mark() {
        return "#" + id() + "." + episode;
    }

    /** What the message about it should say, where that is not what it says. */
    @Nullable Said wanted() {
        if (isOpen()) {
            return said == Said.PROBLEM ? null : Said.PROBLEM;
        }
        return said == Said.PROBLEM ? Said.CURE : null;
    }

    /** It has happened again; what comes back within an hour is not told anew. */
    void happened(Problem problem, long often, Instant last, Instant now) {
        if (curedAt != null && curedAt.plus(FLAPPING).isBefore(now)) {
            begin(problem, now);
            return;
        }
        var returned = curedAt != null;
        note(problem, last);
        times += often;
        curedAt = null;
        if (returned) {
            askToTell(now);
        }
    }

    private void begin(Problem problem, Instant now) {
        note(problem, now);
        firstSeen = now;
        times = 1;
        episode++;
        curedAt = null;
        said = Said.NOTHING;
        toldAt = null;
        toldChannelId = null;
        toldMessageId = null;
        claimedUntil = null;
        askToTell(now);
    }

    private void note(Problem problem, Instant now) {
        details = String.join("\n", problem.details());
        lastSeen = now;
    }

    void cure(Instant now) {
        curedAt = now;
        askToTell(now);
    }

    private void askToTell(Instant now) {
        dueAt = wanted() == null ? null : now;
        attempts = 0;
    }

    /** Whether it is to be told at a later time than now. */
    boolean waits(Instant now) {
        return dueAt != null && dueAt.isAfter(now);
    }

    /** Something has changed, so that telling may work now; if not, the pauses go on growing. */
    void hurry(Instant now) {
        dueAt = wanted() == null ? null : now;
    }

    /** Nobody was bothered with it; it has its turn later. */
    void postpone(Instant then) {
        claimedUntil = null;
        dueAt = wanted() == null ? null : then;
        attempts = 0;
    }

    void claim(Instant until) {
        claimedUntil = until;
        attempts++;
    }

    /** Whether it is still the same occurrence that somebody set out to tell. */
    boolean isStill(int told) {
        return episode == told;
    }

    int episode() {
        return episode;
    }

    /**
     * A message has said so.
     *
     * @param where the message, or null where it says more than this
     */
    void told(Said what, @Nullable Spot where, boolean owner, Instant now) {
        toldChannelId = where == null ? null : where.channelId();
        toldMessageId = where == null ? null : where.messageId();
        toldOwner = owner;
        if (what == Said.PROBLEM) {
            toldAt = now;
        }
        settled(what, now);
    }

    /** Whoever was told is not the one to be told any more. */
    void untell(Instant now) {
        toldChannelId = null;
        toldMessageId = null;
        toldOwner = false;
        toldAt = null;
        settled(Said.NOTHING, now);
    }

    /** It is known without a message of its own. */
    void settled(Said what, Instant now) {
        said = what;
        claimedUntil = null;
        askToTell(now);
    }

    void couldNotBeTold(Instant now) {
        claimedUntil = null;
        var pause = PAUSES.get(Math.clamp(attempts - 1L, 0, PAUSES.size() - 1));
        dueAt = wanted() == null ? null : now.plus(pause);
    }
}
