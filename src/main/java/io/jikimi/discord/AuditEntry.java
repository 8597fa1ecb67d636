package io.jikimi.discord;

import net.dv8tion.jda.api.audit.AuditLogEntry;
import net.dv8tion.jda.api.audit.AuditLogKey;
import net.dv8tion.jda.api.utils.TimeUtil;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What Discord's audit log tells of an act.
 *
 * @param until when a timeout ends, or null for other acts
 */
public record AuditEntry(
        long id,
        Kind kind,
        long actorId,
        long targetId,
        @Nullable String reason,
        @Nullable Instant until) {

    /** What was done. */
    public enum Kind {
        BAN,
        UNBAN,
        KICK,
        TIMEOUT,
        TIMEOUT_END
    }

    /** When Discord wrote it. */
    public Instant at() {
        return TimeUtil.getTimeCreated(id).toInstant();
    }

    /** What it tells, where that is one of these. */
    public static Optional<AuditEntry> of(AuditLogEntry entry) {
        return switch (entry.getType()) {
            case BAN -> Optional.of(of(entry, Kind.BAN, null));
            case UNBAN -> Optional.of(of(entry, Kind.UNBAN, null));
            case KICK -> Optional.of(of(entry, Kind.KICK, null));
            case MEMBER_UPDATE -> timeout(entry);
            default -> Optional.empty();
        };
    }

    private static Optional<AuditEntry> timeout(AuditLogEntry entry) {
        var change = entry.getChangeByKey(AuditLogKey.MEMBER_TIME_OUT);
        if (change == null) {
            return Optional.empty();
        }
        String until = change.getNewValue();
        return Optional.of(
                until == null
                        ? of(entry, Kind.TIMEOUT_END, null)
                        : of(entry, Kind.TIMEOUT, OffsetDateTime.parse(until).toInstant()));
    }

    private static AuditEntry of(AuditLogEntry entry, Kind kind, @Nullable Instant until) {
        return new AuditEntry(
                entry.getIdLong(),
                kind,
                entry.getUserIdLong(),
                entry.getTargetIdLong(),
                entry.getReason(),
                until);
    }
}
