package io.jikimi.web;

import io.jikimi.cluster.ClusterReport;
import io.jikimi.cluster.ClusterReport.OneInstance;
import io.jikimi.cluster.ClusterReport.OneLease;
import io.jikimi.cluster.ClusterReport.OneShard;
import io.jikimi.cluster.ClusterView;
import io.jikimi.cluster.Generation;
import io.jikimi.discord.IdentifiesLeft;
import io.jikimi.discord.Shards;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

import java.util.List;

/** {@code /actuator/cluster}: who holds which shard since when, and how to change that. */
@Component
@Endpoint(id = ClusterEndpoint.ID)
class ClusterEndpoint {

    static final String ID = "cluster";

    private final ClusterView view;
    private final ClusterOrders orders;
    private final Shards shards;

    ClusterEndpoint(ClusterView view, ClusterOrders orders, Shards shards) {
        this.view = view;
        this.orders = orders;
        this.shards = shards;
    }

    @ReadOperation
    Cluster cluster() {
        return Cluster.of(view.report(), shards.identifiesLeft().orElse(null));
    }

    /** What is to be done is called {@code do} in the request: see {@link DoInRequests}. */
    @WriteOperation
    WebEndpointResponse<ClusterOrders.Outcome> change(
            @Nullable String action, @Nullable Integer total) {
        var outcome =
                switch (action) {
                    case "drain" -> orders.drain();
                    case "stay" -> orders.stay();
                    case "abandon" -> orders.abandon();
                    case "reshard" -> orders.reshard(total);
                    case null, default -> ClusterOrders.notUnderstood();
                };
        return new WebEndpointResponse<>(outcome, outcome.status());
    }

    /**
     * What the endpoint answers.
     *
     * @param identifies how often shards may still connect today; null where Discord does not say
     */
    record Cluster(
            boolean complete,
            String self,
            @Nullable IdentifiesLeft identifies,
            List<Generation> splits,
            List<OneInstance> instances,
            List<OneShard> shards,
            List<OneLease> history) {

        static Cluster of(ClusterReport report, @Nullable IdentifiesLeft identifies) {
            return new Cluster(
                    report.complete(),
                    report.self(),
                    identifies,
                    report.splits(),
                    report.instances(),
                    report.shards(),
                    report.history());
        }
    }
}
