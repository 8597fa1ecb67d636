package io.jikimi.keeper;

import io.jikimi.lifecycle.Concern;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A concern that stands when it is told to. */
final class Sore implements Concern {

    private final String name;
    private final Clock clock;
    private @Nullable Instant since;
    private boolean broken;

    Sore(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    void begins() {
        since = clock.instant();
    }

    void beginsAnew(Instant later) {
        since = later;
    }

    void ends() {
        since = null;
    }

    void breaks() {
        broken = true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable Standing standing() {
        if (broken) {
            throw new IllegalStateException("on purpose");
        }
        return since == null ? null : new Standing(since, "concerns.timers.what", List.of("40"));
    }
}
