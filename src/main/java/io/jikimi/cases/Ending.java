package io.jikimi.cases;

/** How what a case has done came to its end. */
public enum Ending {
    /** Its time was over. */
    EXPIRED,
    /** Somebody took it back. */
    LIFTED,
    /** Something else has taken its place. */
    SUPERSEDED
}
