package io.jikimi.timers;

/**
 * Names something that is to be done at a moment; what it takes to do it lies in the rows of the
 * room that does it.
 *
 * @param kind which {@link TimedWork} does it: kept, so never changed
 * @param guildId the guild it is done in; 0 for what concerns no guild
 * @param subject what it is about, such as the number of a case; the same thing has one timer
 */
public record Timer(String kind, long guildId, String subject) {

    /** The longest kind, in characters. */
    public static final int LONGEST_KIND = 100;

    /** The longest subject, in characters. */
    public static final int LONGEST_SUBJECT = 60;

    public Timer {
        if (kind.isBlank() || kind.length() > LONGEST_KIND) {
            throw new IllegalArgumentException("not a kind of timer: " + kind);
        }
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("not what a timer is about: " + subject);
        }
    }

    /** The same about something that has a number. */
    public Timer(String kind, long guildId, long subject) {
        this(kind, guildId, String.valueOf(subject));
    }
}
