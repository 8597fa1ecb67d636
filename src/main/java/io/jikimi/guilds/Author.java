package io.jikimi.guilds;

/** Who changes a setting, and by which way. */
public record Author(long userId, Source source) {

    /** By which way a setting is changed. */
    public enum Source {
        COMMAND,
        IMPORT,
        REVERT
    }

    public static Author byCommand(long userId) {
        return new Author(userId, Source.COMMAND);
    }
}
