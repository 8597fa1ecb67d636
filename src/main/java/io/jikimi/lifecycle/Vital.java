package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Something without which the process does no good; the {@link Watchdog} looks at every bean that
 * is one.
 */
public interface Vital {

    /** What it is called in the log. */
    String name();

    /** What only a new process would cure; nothing while all is well. Asked every ten seconds. */
    @Nullable Trouble trouble();
}
