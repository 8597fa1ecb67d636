package io.jikimi.cases;

import net.dv8tion.jda.api.utils.TimeUtil;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A case as it stands.
 *
 * @param automatic whether nobody asked for just this
 * @param ending how it came to its end, or null where it has not
 * @param told whether the person heard of it, or null where nobody tried to tell them
 * @param auditEntryId the entry of Discord's audit log that told of it, or null
 * @param standing the reason with which the ban stands that this case has made ours, or null
 * @param problem why it was not done, or null
 * @param deleted whether only its number is left
 */
public record CaseFile(
        long guildId,
        long number,
        CaseType type,
        CaseState state,
        long targetId,
        @Nullable String targetName,
        long moderatorId,
        boolean automatic,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Ending ending,
        @Nullable Instant endedAt,
        @Nullable Told told,
        @Nullable Long channelId,
        @Nullable Long messageId,
        @Nullable Long auditEntryId,
        @Nullable String batch,
        @Nullable String standing,
        @Nullable String problem,
        boolean hidden,
        long editedBy,
        @Nullable Instant editedAt,
        boolean deleted,
        long deletedBy,
        @Nullable Instant deletedAt) {

    /** Whether what it did holds, or is about to. */
    public boolean holds() {
        return !deleted
                && ending == null
                && (state == CaseState.DONE || state == CaseState.PENDING);
    }

    /** When it was done: Discord may have told of it late. */
    public Instant happenedAt() {
        return auditEntryId == null ? createdAt : TimeUtil.getTimeCreated(auditEntryId).toInstant();
    }

    /** How it is called in the reasons that Discord keeps: by this a ban is known to be ours. */
    public String mark() {
        return mark(number);
    }

    public static String mark(long number) {
        return "[case #" + number + "]";
    }

    /** Whether a ban with this reason is the one of this case. */
    public boolean isBehind(@Nullable String reasonOfBan) {
        return reasonOfBan != null && reasonOfBan.endsWith(mark())
                || standing != null && standing.equals(reasonOfBan == null ? "" : reasonOfBan);
    }
}
