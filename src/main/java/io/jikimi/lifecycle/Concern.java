package io.jikimi.lifecycle;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that those who run the bot must hear of when it lasts; every bean that is one is looked
 * at once a minute. The bundles word its title as {@code concerns.<name>}.
 */
public interface Concern {

    /** What it is called where it is counted and kept: short, and the same in every version. */
    String name();

    /**
     * How long it must stand before anybody is told.
     *
     * @param usual what the operator has chosen for most
     */
    default Duration toldAfter(Duration usual) {
        return usual;
    }

    /** What is wrong just now; nothing while all is well. May wait a few seconds. */
    @Nullable Standing standing();

    /**
     * Something is wrong.
     *
     * @param since since when
     * @param what the message key of what is wrong; with {@code .fix} behind it, of what to do
     * @param details what fills both sentences; no names, and nothing that anybody has said
     */
    record Standing(Instant since, String what, List<String> details) {

        public Standing {
            details = List.copyOf(details);
        }
    }
}
