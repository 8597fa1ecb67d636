package io.jikimi.cases;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is about to be done, or has been done by somebody else.
 *
 * @param targetName what the person is called, as far as it is known
 * @param moderatorId who does it
 * @param automatic whether nobody asked for just this
 * @param expiresAt when it ends by itself, or null
 * @param channelId where it was asked for, or null
 * @param messageId the message that asked for it, or null
 * @param auditEntryId the entry of Discord's audit log that told of it, or null
 * @param batch names what was done together, or null
 * @param standing the reason with which a ban stands that is made ours by this case, or null
 */
public record NewCase(
        long guildId,
        CaseType type,
        long targetId,
        @Nullable String targetName,
        long moderatorId,
        @Nullable String reason,
        boolean automatic,
        @Nullable Instant expiresAt,
        @Nullable Long channelId,
        @Nullable Long messageId,
        @Nullable Long auditEntryId,
        @Nullable String batch,
        @Nullable String standing) {

    public static NewCase of(
            long guildId, CaseType type, long targetId, long moderatorId, @Nullable String reason) {
        return new NewCase(
                guildId,
                type,
                targetId,
                null,
                moderatorId,
                reason,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public NewCase named(@Nullable String name) {
        return new NewCase(
                guildId,
                type,
                targetId,
                name,
                moderatorId,
                reason,
                automatic,
                expiresAt,
                channelId,
                messageId,
                auditEntryId,
                batch,
                standing);
    }

    public NewCase byItself() {
        return new NewCase(
                guildId,
                type,
                targetId,
                targetName,
                moderatorId,
                reason,
                true,
                expiresAt,
                channelId,
                messageId,
                auditEntryId,
                batch,
                standing);
    }

    public NewCase until(@Nullable Instant then) {
        return new NewCase(
                guildId,
                type,
                targetId,
                targetName,
                moderatorId,
                reason,
                automatic,
                then,
                channelId,
                messageId,
                auditEntryId,
                batch,
                standing);
    }

    /** Asked for there. */
    public NewCase at(@Nullable Long channel, @Nullable Long message) {
        return new NewCase(
                guildId,
                type,
                targetId,
                targetName,
                moderatorId,
                reason,
                automatic,
                expiresAt,
                channel,
                message,
                auditEntryId,
                batch,
                standing);
    }

    /** Told of by that entry of the audit log. */
    public NewCase toldBy(long entryId) {
        return new NewCase(
                guildId,
                type,
                targetId,
                targetName,
                moderatorId,
                reason,
                automatic,
                expiresAt,
                channelId,
                messageId,
                entryId,
                batch,
                standing);
    }

    public NewCase together(@Nullable String name) {
        return new NewCase(
                guildId,
                type,
                targetId,
                targetName,
                moderatorId,
                reason,
                automatic,
                expiresAt,
                channelId,
                messageId,
                auditEntryId,
                name,
                standing);
    }

    /** Makes a ban ours that stands with another reason. */
    public NewCase adopting(@Nullable String reasonOfBan) {
        return new NewCase(
                guildId,
                type,
                targetId,
                targetName,
                moderatorId,
                reason,
                automatic,
                expiresAt,
                channelId,
                messageId,
                auditEntryId,
                batch,
                reasonOfBan);
    }
}
