package io.jikimi.discord;

import io.jikimi.cluster.ClusterView;
import io.jikimi.lifecycle.Situation;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** How many shards are connected, how fast Discord answers, and how often one may still connect. */
@Component
class ConnectionSituation implements Situation {

    private final Shards shards;
    private final IdentifyBudget budget;
    private final ClusterView cluster;

    ConnectionSituation(Shards shards, IdentifyBudget budget, ClusterView cluster) {
        this.cluster = cluster;
        this.shards = shards;
        this.budget = budget;
    }

    @Override
    public String words() {
        var reports = shards.reports();
        var connected = count(reports, ShardState.CONNECTED);
        var words = new ArrayList<String>();
        words.add(what(reports, connected));
        shards.gatewayPing().ifPresent(ping -> words.add("ping %d ms".formatted(ping.toMillis())));
        budget.left()
                .ifPresent(
                        day ->
                                words.add(
                                        "%d of %d identifies left"
                                                .formatted(day.left(), day.total())));
        budget.waiting().ifPresent(wait -> words.add("identifies again after " + wait.until()));
        return String.join(", ", words);
    }

    private String what(List<ShardReport> reports, long connected) {
        if (reports.isEmpty()) {
            return cluster.isStandby()
                    ? "standing by: others hold all %d shards".formatted(shards.total())
                    : "ready, waiting for Discord";
        }
        var state =
                connected == reports.size()
                        ? "serving"
                        : count(reports, ShardState.CONNECTING) > 0 ? "connecting" : "reconnecting";
        return "%s: %d/%d shards".formatted(state, connected, reports.size());
    }

    private static long count(List<ShardReport> reports, ShardState state) {
        return reports.stream().filter(report -> report.state() == state).count();
    }
}
