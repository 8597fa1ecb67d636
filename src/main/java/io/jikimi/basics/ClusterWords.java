package io.jikimi.basics;

import io.jikimi.cluster.ClusterReport;
import io.jikimi.cluster.ClusterReport.OneInstance;
import io.jikimi.cluster.ClusterReport.OneShard;
import io.jikimi.cluster.Generation;
import io.jikimi.discord.IdentifiesLeft;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Says in a few lines what a {@link ClusterReport} holds. */
final class ClusterWords {

    private static final int NAME = 8;

    private final ClusterReport report;

    ClusterWords(ClusterReport report) {
        this.report = report;
    }

    /** Two lines of each instance, this one first. */
    List<Text> instances() {
        return report.instances().stream()
                .sorted(
                        Comparator.comparing((OneInstance one) -> !isSelf(one.id()))
                                .thenComparing(one -> !one.living())
                                .thenComparing(OneInstance::id))
                .map(one -> Text.of("basics.cluster-lines", head(one), shards(one)))
                .toList();
    }

    private Text head(OneInstance one) {
        return Text.of(
                "basics.cluster-instance",
                name(one.id()),
                Objects.requireNonNullElse(one.release(), "?"),
                one.startedAt(),
                heard(one));
    }

    private boolean isSelf(String id) {
        return id.equals(report.self());
    }

    private Text name(@Nullable String id) {
        if (id == null) {
            return Text.of("basics.cluster-nobody");
        }
        return Text.of(isSelf(id) ? "basics.cluster-self" : "basics.cluster-other", shortened(id));
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(NAME, id.length()));
    }

    private static Text heard(OneInstance one) {
        var lag = one.lagMillis();
        if (lag == null) {
            return Text.of("basics.cluster-unheard");
        }
        var key =
                !one.living()
                        ? "basics.cluster-silent"
                        : one.leaving() ? "basics.cluster-leaving" : "basics.cluster-heard";
        return Text.of(key, lag / 1_000);
    }

    // Shards of a split that is only being prepared serve nobody yet.
    private Text shards(OneInstance one) {
        var held =
                report.shards().stream()
                        .filter(shard -> shard.split() == acting())
                        .filter(shard -> !shard.free() && one.id().equals(shard.owner()))
                        .toList();
        var fixed = one.fixed();
        return fixed == null ? held(held) : Text.of("basics.cluster-fixed", held(held), fixed);
    }

    private static Text held(List<OneShard> shards) {
        return shards.isEmpty()
                ? Text.of("basics.cluster-none")
                : Text.of(
                        "basics.cluster-holds",
                        ShardRanges.of(shards.stream().map(OneShard::id).toList()),
                        shards.stream()
                                .map(OneShard::since)
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder())
                                .orElse(Instant.EPOCH));
    }

    private long acting() {
        return report.splits().isEmpty() ? 0 : report.splits().getFirst().id();
    }

    /** A line of each shard. */
    List<Text> shards() {
        return report.shards().stream().map(this::line).toList();
    }

    private Text line(OneShard shard) {
        var owner = name(shard.free() ? null : shard.owner());
        var since = shard.since();
        var line =
                since == null || shard.free()
                        ? Text.of("basics.cluster-shard-ever", number(shard), owner, shard.epoch())
                        : Text.of(
                                "basics.cluster-shard", number(shard), owner, shard.epoch(), since);
        var successor = shard.successor();
        return successor == null
                ? line
                : Text.of("basics.cluster-moves", line, shortened(successor));
    }

    private String number(OneShard shard) {
        return report.splits().size() < 2
                ? String.valueOf(shard.id())
                : report.splits().stream()
                        .filter(split -> split.id() == shard.split())
                        .map(split -> shard.id() + "/" + split.total())
                        .findFirst()
                        .orElse(String.valueOf(shard.id()));
    }

    /** Into how many shards the servers are split, or will be. */
    Text splits() {
        var all = report.splits();
        var first =
                Text.of(
                        "basics.cluster-split",
                        all.stream().findFirst().map(Generation::total).orElse(0));
        return all.size() < 2
                ? first
                : Text.of("basics.cluster-split-next", first, all.getLast().total());
    }

    /** How many shards nobody holds. */
    Text free() {
        var free = report.shards().stream().filter(OneShard::free).count();
        return Text.of("basics.cluster-free-count", free);
    }

    static Text identifies(@Nullable IdentifiesLeft day) {
        return day == null
                ? Text.of("basics.cluster-identifies-unknown")
                : Text.of("basics.cluster-identifies-of", day.left(), day.total(), day.until());
    }
}
