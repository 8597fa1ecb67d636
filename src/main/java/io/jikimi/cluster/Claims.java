package io.jikimi.cluster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Takes shards that nobody holds: this instance's share, or those that are fixed for it. */
final class Claims {

    private static final Logger log = LoggerFactory.getLogger(Claims.class);

    private final String self;
    private final LeaseTable table;
    private final HeldLeases leases;
    private final FixedRange fixed;
    private final Moves moves;
    private final LongSupplier nanos;

    Claims(
            String self,
            LeaseTable table,
            HeldLeases leases,
            FixedRange fixed,
            Moves moves,
            LongSupplier nanos) {
        this.self = self;
        this.table = table;
        this.leases = leases;
        this.fixed = fixed;
        this.moves = moves;
        this.nanos = nanos;
    }

    /** Takes some of a split, as far as that is right. */
    void claim(Generation generation, View seen) {
        var askedAt = nanos.getAsLong();
        var claimed =
                fixed.isEmpty()
                        ? claimShare(generation, seen)
                        : fixed.claim(table, generation, seen);
        for (var lease : claimed) {
            leases.take(lease, askedAt);
        }
        if (!claimed.isEmpty()) {
            log.info("Shards taken: {}", shown(claimed));
            moves.claimed(claimed.size());
        }
    }

    private List<Lease> claimShare(Generation generation, View seen) {
        var share = new Balance(generation, seen, seen.peer(self)).toClaim();
        return share == 0 ? List.of() : table.claim(generation, share);
    }

    private static String shown(List<Lease> claimed) {
        return claimed.stream()
                .map(lease -> lease.shard().toString())
                .collect(Collectors.joining(", "));
    }
}
