package io.jikimi.endtoend;

import io.jikimi.playground.Asked;

/** Something that somebody asks for now, and that has its effect later. */
interface Deed {

    /** Somebody asks for it. */
    Asked ask(int round);

    /** Whether it was noted, as whoever asked can see. */
    boolean isNoted(int round);

    /** Whether it has had its effect. */
    boolean isDone(int round);

    /** Fails unless all of its effects were there once. */
    void hasHappenedOnce(int round);
}
