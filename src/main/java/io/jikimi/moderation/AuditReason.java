package io.jikimi.moderation;

import io.jikimi.discord.Acts;

import org.jspecify.annotations.Nullable;

/** What Discord's audit log is told about whatever is done: who, why, and which case. */
final class AuditReason {

    private AuditReason() {}

    /**
     * For what somebody has asked for.
     *
     * @param mark by which it is known again; never cut
     */
    static String of(String actor, long actorId, @Nullable String reason, String mark) {
        return whole("%s (%d): ".formatted(actor, actorId), reason, mark);
    }

    /** For what happens by itself. */
    static String automatic(@Nullable String reason, String mark) {
        return whole("automatic: ", reason, mark);
    }

    private static String whole(String start, @Nullable String reason, String mark) {
        var why = reason == null || reason.isBlank() ? "no reason given" : reason;
        var line = (start + why).replaceAll("\\s+", " ").strip();
        var room = Acts.LONGEST_REASON - mark.length() - 1;
        if (line.length() > room) {
            var half = Character.isHighSurrogate(line.charAt(room - 1));
            line = line.substring(0, half ? room - 1 : room).stripTrailing();
        }
        return line + " " + mark;
    }
}
