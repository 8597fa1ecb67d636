package io.jikimi.cases;

/** Whether the person has heard of it in private. */
public enum Told {
    DELIVERED,
    /** They take no messages from here. */
    CLOSED,
    NOT_A_MEMBER,
    /** Discord was in trouble. */
    TROUBLE
}
