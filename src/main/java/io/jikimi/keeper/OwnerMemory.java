package io.jikimi.keeper;

import io.jikimi.lifecycle.Concern.Standing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What this instance remembers of the ledger, and what it has told while that was away. */
final class OwnerMemory {

    /** Something that was told while the database was away. */
    record Told(String concern, Standing standing, Instant toldAt, Instant seenAt) {}

    private final Map<String, Instant> toldAt = new HashMap<>();
    private final Map<String, Told> meanwhile = new HashMap<>();

    /** All that the ledger knows by now. */
    void remember(Collection<Spell> all) {
        toldAt.clear();
        for (var spell : all) {
            if (spell.toldAt() != null) {
                toldAt.put(spell.concern(), spell.toldAt());
            }
        }
    }

    void told(String concern, Instant now) {
        toldAt.put(concern, now);
    }

    void toldMeanwhile(String concern, Standing standing, Instant now) {
        toldAt.put(concern, now);
        meanwhile.put(concern, new Told(concern, standing, now, now));
    }

    void seen(String concern, Instant now) {
        meanwhile.computeIfPresent(
                concern, (_, told) -> new Told(concern, told.standing(), told.toldAt(), now));
    }

    List<Told> meanwhile() {
        return List.copyOf(meanwhile.values());
    }

    void written(Told told) {
        meanwhile.remove(told.concern());
    }

    // Instances that tell the same within minutes are heard once: they name it by the day alone.
    Spell spell(String concern, Standing standing, Instant now) {
        var day = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return new Spell(concern, day, standing, now, toldAt.get(concern), 0, null);
    }
}
