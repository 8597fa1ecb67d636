package io.jikimi.cluster;

import io.jikimi.lifecycle.Concern;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Onset;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/** The database gives no answer. */
@Component
class DatabaseAway implements Concern {

    private final InstanceRegistry registry;
    private final Clock clock;
    private final Onset onset = new Onset();

    DatabaseAway(InstanceRegistry registry, @MachineTime Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public @Nullable Standing standing() {
        var since = onset.seen(!registry.answers(), clock.instant());
        return since == null ? null : new Standing(since, "concerns.database.what", List.of());
    }
}
