package io.jikimi.timers;

import java.time.Instant;

/** What becomes of a timer that has run. */
public sealed interface Next {

    /** That was all. */
    Next DONE = new Done();

    /** The timer is no more. */
    record Done() implements Next {}

    /** It is due again then, as if it were new. */
    record Again(Instant at) implements Next {}

    static Next again(Instant at) {
        return new Again(at);
    }
}
