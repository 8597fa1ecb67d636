package io.jikimi.status;

import io.jikimi.discord.ShardReport;
import io.jikimi.discord.ShardState;
import io.jikimi.discord.Shards;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Parking;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/** Looks every ten seconds how this instance is. */
@Component
class StatusWatch {

    private final Shards shards;
    private final Parking parking;
    private final StatusDiary diary;
    private final Clock clock;
    private boolean ended;

    StatusWatch(Shards shards, Parking parking, StatusDiary diary, @MachineTime Clock clock) {
        this.shards = shards;
        this.parking = parking;
        this.diary = diary;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10_000)
    synchronized void look() {
        if (ended) {
            return;
        }
        var reports = shards.reports();
        var total = Math.max(0, shards.total());
        var connected = connected(reports);
        diary.note(
                condition(reports, connected, total),
                connected,
                total,
                shards.gatewayPing().orElse(null),
                clock.instant());
    }

    // A bot that leaves disconnects on purpose.
    @EventListener(ContextClosedEvent.class)
    synchronized void end() {
        ended = true;
        diary.end(clock.instant());
    }

    private Condition condition(List<ShardReport> reports, int connected, int total) {
        if (parking.parked().isPresent()) {
            return Condition.PARKED;
        }
        if (connected > 0) {
            return connected == total ? Condition.CONNECTED : Condition.PARTLY;
        }
        if (shards.waiting().isPresent()) {
            return Condition.WAITING;
        }
        return reports.stream()
                        .allMatch(
                                shard ->
                                        shard.state() == ShardState.CONNECTING
                                                || shard.state() == ShardState.STOPPED)
                ? Condition.CONNECTING
                : Condition.RECONNECTING;
    }

    private static int connected(List<ShardReport> reports) {
        return (int) reports.stream().filter(one -> one.state() == ShardState.CONNECTED).count();
    }
}
