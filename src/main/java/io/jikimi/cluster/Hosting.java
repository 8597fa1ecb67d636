package io.jikimi.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Has the shards run that this instance holds, and those that it is asked to take over, and begins
 * to act for one when it may.
 */
final class Hosting {

    private final LeaseTable table;
    private final ShardHost host;
    private final HeldLeases leases;
    private final Set<Shard> shadows = new HashSet<>();
    private long actingId;
    private List<String> inherited = List.of();

    Hosting(LeaseTable table, ShardHost host, HeldLeases leases) {
        this.table = table;
        this.host = host;
        this.leases = leases;
    }

    /** The split whose shards act from now on. */
    void act(Generation acting) {
        if (acting.id() != actingId) {
            inherited = actingId == 0 ? List.of() : table.tails(actingId);
            actingId = acting.id();
            leases.act(acting);
            host.act(acting);
        }
    }

    /**
     * Runs what is held, and beside it these.
     *
     * @param offered what others ask this instance to take over
     */
    void run(List<Shard> offered) {
        shadows.clear();
        shadows.addAll(offered);
        var wanted = new HashSet<>(shadows);
        leases.all().forEach(lease -> wanted.add(lease.shard()));
        host.run(wanted);
    }

    /** Acts for what is held of the split that acts. */
    void begin(View seen) {
        leases.all().forEach(lease -> begin(lease.shard(), seen));
        inherited = List.of();
    }

    // Claimed, handed over to us, of a split that acts from now on, or nobody wanted it after all.
    private void begin(Shard shard, View seen) {
        if (seen.isIn(Generation.State.ACTIVE, shard) && !leases.isOpen(shard)) {
            var handled = new ArrayList<>(inherited);
            handled.addAll(table.tail(shard));
            leases.open(shard);
            host.open(shard, handled);
        }
    }

    /** Says which of those that do not act yet are connected. */
    void prepare(View seen) {
        shadows.stream().filter(host::isConnected).forEach(table::prepared);
        var next = seen.preparing().orElse(null);
        if (next != null) {
            seen.mine().stream()
                    .filter(held -> held.shard().generation() == next.id() && !held.prepared())
                    .filter(held -> host.isConnected(held.shard()))
                    .forEach(held -> table.prepared(held.shard()));
        }
    }
}
