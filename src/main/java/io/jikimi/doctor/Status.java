package io.jikimi.doctor;

/** How something was found. */
public enum Status {
    /** As it should be. */
    OK,
    /** The bot runs, but not for long or not well. */
    WARNING,
    /** The bot cannot run like that. */
    FAILED
}
