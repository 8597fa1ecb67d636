package io.jikimi.discord;

import io.jikimi.lifecycle.Concern;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Onset;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Less than a fifth of the day's identifies is left. */
@Component
class IdentifiesLow implements Concern {

    private static final int A_FIFTH = 5;

    private final IdentifyBudget budget;
    private final Clock clock;
    private final Onset onset = new Onset();

    IdentifiesLow(IdentifyBudget budget, @MachineTime Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identifies";
    }

    @Override
    public @Nullable Standing standing() {
        var low = budget.left().filter(IdentifiesLow::isLow).orElse(null);
        var since = onset.seen(low != null, clock.instant());
        return since == null || low == null
                ? null
                : new Standing(since, "concerns.identifies.what", details(low));
    }

    private static boolean isLow(IdentifiesLeft day) {
        return (long) day.left() * A_FIFTH < day.total();
    }

    private static List<String> details(IdentifiesLeft day) {
        return List.of(
                String.valueOf(Math.max(0, day.left())),
                String.valueOf(day.total()),
                asSeenByEachReader(day.until()));
    }

    private static String asSeenByEachReader(Instant moment) {
        return "<t:%d:f>".formatted(moment.getEpochSecond());
    }
}
