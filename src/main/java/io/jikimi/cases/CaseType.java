package io.jikimi.cases;

/** What a case is about. */
public enum CaseType {
    BAN,
    SOFTBAN,
    KICK,
    TIMEOUT,
    WARN,
    NOTE,
    UNBAN,
    UNTIMEOUT
}
