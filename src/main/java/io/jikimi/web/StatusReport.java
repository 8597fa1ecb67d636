package io.jikimi.web;

import io.jikimi.discord.ShardReport;
import io.jikimi.status.History;
import io.jikimi.status.Incident;
import io.jikimi.status.Slot;
import io.jikimi.web.Present.Facts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What {@code /status.json} answers.
 *
 * @param state connected, standby, connecting, troubled, waiting or parked; standby where others
 *     hold every shard
 * @param startedAt when the instance that answers was started
 * @param instances how many live
 * @param pingMillis how long Discord takes to acknowledge a heartbeat; nothing while none is
 * @param shards how many are connected in all instances, of how many
 * @param own the shards of the instance that answers
 * @param history nothing while the database is away
 */
record StatusReport(
        String state,
        String version,
        Instant startedAt,
        long uptimeSeconds,
        int instances,
        @Nullable Long pingMillis,
        Connected shards,
        List<Shard> own,
        @Nullable Past history) {

    record Connected(int connected, int total) {}

    record Shard(int id, String state, Instant since) {}

    record Past(
            Instant from,
            Instant to,
            @Nullable Double availability,
            Slot.@Nullable Latency latency,
            List<Quarter> quarters,
            List<Trouble> incidents) {}

    record Quarter(Instant from, String level, Slot.@Nullable Latency latency) {}

    record Trouble(
            String condition,
            Instant from,
            @Nullable Instant until,
            long awaySeconds,
            int shardsAway,
            int shards) {}

    static StatusReport of(Facts facts, @Nullable History history) {
        var ping = facts.ping();
        return new StatusReport(
                facts.state().key(),
                facts.version(),
                facts.startedAt(),
                facts.uptime().toSeconds(),
                facts.totals().instances(),
                ping == null ? null : ping.toMillis(),
                new Connected(facts.totals().shards(), facts.shardsTotal()),
                facts.shards().stream().map(StatusReport::shard).toList(),
                history == null ? null : past(history));
    }

    private static Shard shard(ShardReport report) {
        return new Shard(
                report.id(), report.state().name().toLowerCase(Locale.ROOT), report.since());
    }

    private static Past past(History history) {
        return new Past(
                history.from(),
                history.to(),
                history.availability(),
                history.latency(),
                history.slots().stream().map(StatusReport::quarter).toList(),
                history.incidents().stream().map(StatusReport::trouble).toList());
    }

    private static Quarter quarter(Slot slot) {
        return new Quarter(slot.from(), slot.level().key(), slot.latency());
    }

    private static Trouble trouble(Incident incident) {
        return new Trouble(
                incident.condition().key(),
                incident.from(),
                incident.until(),
                incident.away().toSeconds(),
                incident.shardsAway(),
                incident.shards());
    }
}
