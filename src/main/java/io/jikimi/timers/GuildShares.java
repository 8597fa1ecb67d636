package io.jikimi.timers;

import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets no guild have more than its share of what runs at once: where Discord lets one wait, the
 * others do not wait behind it.
 */
@Component
class GuildShares {

    /** How many timers of one guild run at once. */
    static final int SHARE = 5;

    private final Map<Long, Integer> running = new HashMap<>();

    /** Whether one more may run; it then must {@link #leave}. What concerns no guild always may. */
    synchronized boolean enter(long guildId) {
        if (guildId == 0) {
            return true;
        }
        var others = running.getOrDefault(guildId, 0);
        if (others >= SHARE) {
            return false;
        }
        running.put(guildId, others + 1);
        return true;
    }

    synchronized void leave(long guildId) {
        running.computeIfPresent(guildId, (_, all) -> all == 1 ? null : all - 1);
    }

    /** The guilds of which no more may run now. */
    synchronized Set<Long> full() {
        return running.entrySet().stream()
                .filter(one -> one.getValue() >= SHARE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
