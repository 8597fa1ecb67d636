package io.jikimi.cluster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Duration;

/** Who holds which shard, to be looked at; never waits long for a database that is away. */
@Component
public class ClusterView {

    private static final Logger log = LoggerFactory.getLogger(ClusterView.class);
    private static final int LATEST = 20;

    private final InstanceRegistry instances;
    private final Splits splits;
    private final ShardRows shards;
    private final LeaseHistory history;
    private final OwnShare own;
    private final BoundedTalk talk = new BoundedTalk(Duration.ofSeconds(3));

    ClusterView(
            InstanceRegistry instances,
            Splits splits,
            ShardRows shards,
            LeaseHistory history,
            OwnShare own) {
        this.instances = instances;
        this.splits = splits;
        this.shards = shards;
        this.history = history;
        this.own = own;
    }

    /** What the database says, or else what this instance knows. */
    public ClusterReport report() {
        if (instances.isLost()) {
            return own.report();
        }
        try {
            return talk.about(this::read);
        } catch (DataAccessException | TransactionException away) {
            log.debug("Only this instance's own part can be told", away);
            return own.report();
        }
    }

    // Where nobody else can be, shards need no rows.
    private ClusterReport read() {
        var many = own.isOneOfMany();
        return new ClusterReport(
                true,
                own.id(),
                many ? splits.open() : own.splits(),
                instances.all(),
                many ? shards.all() : own.shards(),
                history.latest(LATEST));
    }

    /** Whether this instance has nothing to do, because others hold every shard. */
    public boolean isStandby() {
        return own.isNone();
    }
}
