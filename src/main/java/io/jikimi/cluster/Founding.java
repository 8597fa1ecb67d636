package io.jikimi.cluster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Splits the guilds into as many shards as this instance was told, once it may. */
final class Founding {

    private static final Logger log = LoggerFactory.getLogger(Founding.class);

    private final LeaseTable table;
    private final ShardHost host;
    private final FixedRange fixed;
    private volatile int wanted;
    private volatile boolean insisting;

    Founding(LeaseTable table, ShardHost host, FixedRange fixed) {
        this.table = table;
        this.host = host;
        this.fixed = fixed;
    }

    /** How many there are to be, see {@link ShardKeeper#found}. */
    void want(int total, boolean insist) {
        insisting = insist;
        wanted = total;
    }

    /** Does so, if there is anything to do. */
    void found() {
        var total = wanted;
        if (total <= 0) {
            return;
        }
        table.found(total);
        if (table.generations().stream().noneMatch(one -> one.total() == total)) {
            split(total);
        }
        wanted = 0;
    }

    private void split(int total) {
        if (table.replace(total)) {
            log.info("The guilds are split into {} shards from now on", total);
        } else if (insisting && fixed.isEmpty() && host.mayMove(total) && table.reshard(total)) {
            log.info("A split of the guilds into {} shards is prepared", total);
        }
    }
}
