package io.jikimi.discord;

import org.jspecify.annotations.Nullable;

/**
 * Who has something done and why, for the guild's audit log.
 *
 * @param actorId who asked for it, or 0 where it is done by itself
 */
public record Audited(long actorId, @Nullable String reason) {

    /** The longest reason that Discord keeps (docs/resources/audit-log). */
    private static final int LONGEST = 512;

    /** What nobody asks for at this moment, such as the end of something timed. */
    public static Audited automatic(String reason) {
        return new Audited(0, reason);
    }

    /**
     * As it stands in the audit log: {@code ann (42): spam}.
     *
     * @param actor what they are called, or null where it is done by itself
     */
    String worded(@Nullable String actor) {
        var why = reason == null ? "" : reason.strip().replaceAll("[\\s\\p{C}]+", " ");
        var who = actor == null ? "automatic" : "%s (%d)".formatted(actor, actorId);
        var text = why.isEmpty() ? who : who + ": " + why;
        return text.length() <= LONGEST ? text : cut(text);
    }

    private static String cut(String text) {
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
