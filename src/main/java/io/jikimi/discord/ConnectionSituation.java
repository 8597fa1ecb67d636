package io.jikimi.discord;

import io.jikimi.lifecycle.Situation;

import org.springframework.stereotype.Component;

import java.util.List;

/** How many shards are connected, how fast Discord answers, and how often one may still connect. */
@Component
class ConnectionSituation implements Situation {

    private final Shards shards;
    private final IdentifyBudget budget;

    ConnectionSituation(Shards shards, IdentifyBudget budget) {
        this.shards = shards;
        this.budget = budget;
    }

    @Override
    public String words() {
        var reports = shards.reports();
        var connected = count(reports, ShardState.CONNECTED);
        var words = new StringBuilder(what(reports, connected));
        if (!reports.isEmpty()) {
            words.append(": %d/%d shards".formatted(connected, reports.size()));
        }
        shards.gatewayPing()
                .ifPresent(ping -> words.append(", ping %d ms".formatted(ping.toMillis())));
        budget.exhaustedUntil()
                .ifPresent(until -> words.append(", no identify left until ").append(until));
        return words.toString();
    }

    private static String what(List<ShardReport> reports, long connected) {
        if (reports.isEmpty()) {
            return "ready, waiting for Discord";
        }
        if (connected == reports.size()) {
            return "serving";
        }
        return count(reports, ShardState.CONNECTING) > 0 ? "connecting" : "reconnecting";
    }

    private static long count(List<ShardReport> reports, ShardState state) {
        return reports.stream().filter(report -> report.state() == state).count();
    }
}
