package io.jikimi.announcements;

/** What becomes of posts whose moments have passed while they could not be made. */
enum Missed {
    /** They are left out. */
    SKIP,
    /** The latest is made, once. */
    ONCE,
    /** Each is made, in order. */
    ALL
}
