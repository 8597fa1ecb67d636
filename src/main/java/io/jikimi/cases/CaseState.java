package io.jikimi.cases;

/** How far what a case is about has come. */
public enum CaseState {
    /** Written down, and about to be done. */
    PENDING,
    /** Done, as Discord has said. */
    DONE,
    /** Not done. */
    FAILED,
    /** Nobody can say: it was interrupted, and Discord does not tell. */
    UNCERTAIN
}
