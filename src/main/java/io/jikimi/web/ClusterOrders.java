package io.jikimi.web;

import io.jikimi.cluster.ClusterReport;
import io.jikimi.cluster.ClusterReport.OneInstance;
import io.jikimi.cluster.ClusterView;
import io.jikimi.cluster.LeaseLoop;
import io.jikimi.discord.Shards;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What an operator can have the instances do, and why it is not done where it is not. */
@Component
class ClusterOrders {

    private static final Logger log = LoggerFactory.getLogger(ClusterOrders.class);
    private static final int MOST_SHARDS = 16_000;

    private final LeaseLoop leases;
    private final ClusterView view;
    private final Shards shards;

    ClusterOrders(LeaseLoop leases, ClusterView view, Shards shards) {
        this.leases = leases;
        this.view = view;
        this.shards = shards;
    }

    /**
     * What became of an order.
     *
     * @param done whether it is done, or begun
     * @param words what follows from it, or why it is not done
     */
    record Outcome(boolean done, String words, int status) {

        private static Outcome done(String words, Object... values) {
            return new Outcome(true, words.formatted(values), HttpStatus.OK.value());
        }

        private static Outcome refused(String words, Object... values) {
            return new Outcome(false, words.formatted(values), HttpStatus.CONFLICT.value());
        }
    }

    static Outcome notUnderstood() {
        return new Outcome(
                false,
                "Say one of {\"do\": \"drain\"}, {\"do\": \"stay\"}, {\"do\": \"abandon\"} and"
                        + " {\"do\": \"reshard\", \"total\": 8}; a total is from 1 to "
                        + MOST_SHARDS
                        + ".",
                HttpStatus.BAD_REQUEST.value());
    }

    /** This instance gives all its shards to others. */
    Outcome drain() {
        if (!leases.isShared()) {
            return Outcome.refused(
                    "There is nobody to give shards to: only one instance can open this database."
                            + " Several share shards on PostgreSQL.");
        }
        leases.drain();
        return leases.hasHeirs()
                ? Outcome.done(
                        "This instance gives its shards to others, which connect first, and takes"
                                + " none until it is told to stay or started anew.")
                : Outcome.done(
                        "Nobody else is there to take the shards: they stay here until another"
                                + " instance is.");
    }

    /** This instance takes shards again. */
    Outcome stay() {
        leases.stay();
        return Outcome.done("This instance takes its share of the shards.");
    }

    /** All instances go over to another number of shards. */
    Outcome reshard(@Nullable Integer total) {
        if (total == null || total < 1 || total > MOST_SHARDS) {
            return notUnderstood();
        }
        var now = view.report();
        if (!now.complete()) {
            return unanswered();
        }
        var obstacle = obstacle(now, total);
        return obstacle == null ? begin(total) : obstacle;
    }

    /** The split that is being prepared is given up. */
    Outcome abandon() {
        try {
            return leases.abandon()
                    ? Outcome.done("The new shards are ended; those that act go on.")
                    : Outcome.refused("No split of the servers is being prepared.");
        } catch (DataAccessException | TransactionException away) {
            log.warn("The split was not given up: {}", away.getMessage());
            return unanswered();
        }
    }

    private @Nullable Outcome obstacle(ClusterReport now, int total) {
        if (now.splits().isEmpty()) {
            return Outcome.refused("The servers are not split yet: Discord has not been asked.");
        }
        if (now.splits().size() > 1) {
            return underWay();
        }
        if (now.splits().getFirst().total() == total) {
            return Outcome.refused("There are %d shards already.", total);
        }
        var fixed =
                now.instances().stream()
                        .filter(one -> one.living() && one.fixed() != null)
                        .map(OneInstance::id)
                        .findFirst();
        if (fixed.isPresent()) {
            return Outcome.refused(
                    "Instance %s has fixed shards, which would be parts of another split. Take"
                            + " BOT_SHARDS_IDS from all instances first.",
                    fixed.get());
        }
        return shards.mayConnectAnew(total) ? null : tooFewIdentifies(total);
    }

    private Outcome tooFewIdentifies(int total) {
        return shards.identifiesLeft()
                .map(
                        day ->
                                Outcome.refused(
                                        "%d shards would have to identify, and only %d of the"
                                                + " day's %d identifies are left: a quarter of the"
                                                + " day, and twice the shards, are kept for what"
                                                + " cannot be planned. The day ends at %s.",
                                        total, day.left(), day.total(), day.until()))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        "Discord does not say how many identifies are left, and %d"
                                                + " would be needed.",
                                        total));
    }

    private Outcome begin(int total) {
        try {
            return leases.reshard(total)
                    ? Outcome.done(
                            "%d shards connect beside those that act, and act once all of them are"
                                    + " connected. Set BOT_SHARDS_TOTAL to %d, too: without it the"
                                    + " next start goes by the number that Discord advises.",
                            total, total)
                    : underWay();
        } catch (DataAccessException | TransactionException away) {
            log.warn("The shards were not split anew: {}", away.getMessage());
            return unanswered();
        }
    }

    private static Outcome underWay() {
        return Outcome.refused("A split of the servers is under way. Wait until it acts.");
    }

    private static Outcome unanswered() {
        return new Outcome(
                false, "The database does not answer.", HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
